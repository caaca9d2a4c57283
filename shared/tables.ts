type Index = { readonly partitionKey: string; readonly sortKey: string }

/** A DynamoDB table as both AWS and the local platform create it. All keys are strings. */
export type TableDeclaration = {
  readonly holds: string
  readonly partitionKey: string
  readonly sortKey?: string
  /** Indexes carry keys only: a write that changes no index key costs nothing there. */
  readonly indexes?: Readonly<Record<string, Index>>
  readonly stream?: 'NEW_IMAGE' | 'NEW_AND_OLD_IMAGES'
  /** The attribute with the second of the epoch after which an item is no longer wanted. */
  readonly expires?: string
}

export const tables = {
  log: {
    holds: 'Every stored event once, append only: the truth from which all else can be made again.',
    partitionKey: 'subject',
    sortKey: 'event',
    stream: 'NEW_IMAGE',
  },
  claims: {
    holds: 'For each source and id, which content took it. It makes an id unique whatever the subject.',
    partitionKey: 'event',
  },
  relayed: {
    holds: 'Which events of each day the bus has taken, for some days: what is missing is put on it again.',
    partitionKey: 'day',
    sortKey: 'receipt',
    expires: 'expires',
  },
  records: {
    holds: 'For each subject and generation, the contribution last added to the cube, and where to list it.',
    partitionKey: 'subject',
    sortKey: 'item',
    indexes: {
      'by-region': { partitionKey: 'region', sortKey: 'place' },
      'by-employer': { partitionKey: 'employer', sortKey: 'place' },
    },
  },
  cube: {
    holds: 'Sums of contributions at a few grains.',
    partitionKey: 'slice',
    sortKey: 'cell',
  },
  registry: {
    holds: "Organisations, programmes, and the platform's own pointers.",
    partitionKey: 'kind',
    sortKey: 'id',
    stream: 'NEW_AND_OLD_IMAGES',
  },
} as const satisfies Readonly<Record<string, TableDeclaration>>

export type TableName = keyof typeof tables

/** The environment variable under which a function finds a table. */
export const tableVariable = (name: TableName): string => `LADDER_TABLE_${name.toUpperCase()}`
