/** What an attribute can hold, as the document client of the SDK gives and takes it. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | ReadonlySet<string | number>
  | readonly Value[]
  | { readonly [name: string]: Value }

export type Item = Readonly<Record<string, Value>>

/** Whatever a caller hands in: undefined is left out of items, as the product's client does. */
export type Given = Readonly<Record<string, unknown>>

type Kind = 'S' | 'N' | 'BOOL' | 'NULL' | 'B' | 'SS' | 'NS' | 'L' | 'M'

export const kindOf = (value: Value): Kind => {
  if (typeof value === 'string') return 'S'
  if (typeof value === 'number') return 'N'
  if (typeof value === 'boolean') return 'BOOL'
  if (value === null) return 'NULL'
  if (value instanceof Uint8Array) return 'B'
  if (value instanceof Set) return typeof value.values().next().value === 'string' ? 'SS' : 'NS'
  return Array.isArray(value) ? 'L' : 'M'
}

/** A copy of an item as it enters the database. Throws, as the client does, on what it has no form for. */
export const takeIn = (given: Given): Item => {
  const item: Record<string, Value> = {}
  for (const name in given) {
    const value = given[name]
    if (typeof value === 'string' || typeof value === 'boolean') item[name] = value
    else if (value !== undefined) item[name] = takeInValue(value)
  }
  return item
}

export const takeInValue = (value: unknown): Value => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number') return takeInNumber(value)
  if (value instanceof Uint8Array) return value.slice()
  if (value instanceof Set) {
    if (value.size === 0) throw new Error('Pass a non-empty set')
    return new Set<string | number>(value)
  }
  if (Array.isArray(value)) return value.filter((entry) => entry !== undefined).map(takeInValue)
  if (typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value)))
    return takeIn(value as Given)
  throw new Error(`Unsupported type passed: ${String(value)}`)
}

const takeInNumber = (value: number): number => {
  if (!Number.isFinite(value)) throw new Error(`Special numeric value ${value} is not allowed`)
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new Error(`Number ${value} is greater than can be held exactly`)
  // There is no negative zero in the database.
  return value === 0 ? 0 : value
}

/** A copy of an item on its way out: the caller may do with it as it likes. */
export const handOut = (item: Item): Record<string, Value> => {
  const copy: Record<string, Value> = { ...item }
  for (const name in copy) {
    const value = copy[name]
    if (typeof value === 'object' && value !== null) copy[name] = takeInValue(value)
  }
  return copy
}

/** Whether two values are the same, by kind and content. */
export const isSame = (a: Value | undefined, b: Value | undefined): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (kindOf(a) !== kindOf(b)) return false
  if (a instanceof Set) return a.size === (b as Set<string>).size && [...a].every((entry) => (b as typeof a).has(entry))
  if (a instanceof Uint8Array) return Buffer.compare(a, b as Uint8Array) === 0
  if (Array.isArray(a))
    return a.length === (b as Value[]).length && a.every((entry, at) => isSame(entry, (b as Value[])[at]))
  return isSameItem(a as Item, b as Item)
}

export const isSameItem = (a: Item, b: Item): boolean => {
  let names = 0
  for (const name in a) {
    if (!isSame(a[name], b[name])) return false
    names += 1
  }
  for (const _ in b) names -= 1
  return names === 0
}

/** The order of keys and of strings: by the bytes of their UTF-8, which is not that of JavaScript's `<` beyond U+D7FF. */
export const compareStrings = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) {
    const one = a.charCodeAt(at)
    const other = b.charCodeAt(at)
    if (one !== other) return inOrderOfBytes(one) - inOrderOfBytes(other)
  }
  return a.length - b.length
}

/** Puts the halves of characters beyond U+FFFF after all others. */
const inOrderOfBytes = (unit: number): number => (unit < 0xd800 || unit > 0xdfff ? unit : unit + 0x10000)

/** DynamoDB's published rules for the size of a number are approximate; so is this. */
const sizeOfNumber = (value: number): number => {
  if (value === 0) return 1
  if (Number.isInteger(value) && value > 0 && value < 100) return 2
  const [digits = ''] = Math.abs(value).toString().split('e')
  const significant = digits.replace('.', '').replace(/^0+|0+$/g, '').length
  return Math.ceil(significant / 2) + 1 + (value < 0 ? 1 : 0)
}

const sizeOf = (value: Value): number => {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return sizeOfNumber(value)
  if (typeof value === 'boolean' || value === null) return 1
  if (value instanceof Uint8Array) return value.length
  if (value instanceof Set) return [...value].reduce((sum: number, entry) => sum + sizeOf(entry), 0)
  if (Array.isArray(value)) return value.reduce((sum: number, entry: Value) => sum + 1 + sizeOf(entry), 3)
  return Object.keys(value).length + 3 + sizeOfItem(value as Item)
}

const namesSeen = new Map<string, number>()

const sizeOfName = (name: string): number => {
  let size = namesSeen.get(name)
  if (size === undefined) {
    size = Buffer.byteLength(name)
    if (namesSeen.size < 10_000) namesSeen.set(name, size)
  }
  return size
}

/** The bytes that DynamoDB counts for an item: its names and its values. */
export const sizeOfItem = (item: Item): number => {
  let size = 0
  for (const name in item) size += sizeOfName(name) + sizeOf(item[name] as Value)
  return size
}

/** What `size()` in an expression says of a value; undefined for a kind that has none. */
export const lengthOf = (value: Value | undefined): number | undefined => {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value !== 'object' || value === null) return undefined
  if (value instanceof Uint8Array || Array.isArray(value)) return value.length
  return value instanceof Set ? value.size : Object.keys(value).length
}
