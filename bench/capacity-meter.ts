/** Capacity units by what they were used for: the table, and its indexes apart. */
type UnitsByPart = ReadonlyMap<string, number>

/** What requests have cost, as DynamoDB told with each answer. */
export type Spent = {
  readonly write: UnitsByPart
  readonly read: UnitsByPart
  /** Rows that queries looked at. */
  readonly rows: number
  readonly requests: number
}

type Consumed = {
  readonly TableName?: string
  readonly CapacityUnits?: number
  readonly Table?: { readonly CapacityUnits?: number }
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, { readonly CapacityUnits?: number }>>
}
type Answer = { readonly ConsumedCapacity?: Consumed | readonly Consumed[]; readonly ScannedCount?: number }

const READS = ['GetCommand', 'BatchGetCommand', 'QueryCommand', 'ScanCommand']

export const createMeter = () => {
  let write = new Map<string, number>()
  let read = new Map<string, number>()
  let rows = 0
  let requests = 0
  const add = (into: Map<string, number>, part: string, units: number) => {
    if (units > 0) into.set(part, (into.get(part) ?? 0) + units)
  }
  return {
    /** The input of a request that makes DynamoDB tell what it cost. */
    asking: <Input extends object>(input: Input) => ({ ...input, ReturnConsumedCapacity: 'INDEXES' as const }),
    /** Notes an answer; `command` is the name of the command's class. What is part of a transaction costs two times. */
    note: (command: string, answer: object, times: 1 | 2 = 1) => {
      const { ConsumedCapacity: told = [], ScannedCount = 0 } = answer as Answer
      const into = READS.includes(command) ? read : write
      requests += 1
      rows += ScannedCount
      for (const { TableName = '', CapacityUnits, Table, GlobalSecondaryIndexes = {} } of [told].flat() as Consumed[]) {
        const table = TableName.replace('ladder-', '')
        add(into, table, times * (Table?.CapacityUnits ?? CapacityUnits ?? 0))
        for (const { CapacityUnits: units = 0 } of Object.values(GlobalSecondaryIndexes))
          add(into, `${table} indexes`, times * units)
      }
    },
    /** What was spent since it was last taken. */
    take: (): Spent => {
      const spent = { write, read, rows, requests }
      write = new Map()
      read = new Map()
      rows = 0
      requests = 0
      return spent
    },
  }
}

export const total = (units: UnitsByPart): number => [...units.values()].reduce((sum, part) => sum + part, 0)
