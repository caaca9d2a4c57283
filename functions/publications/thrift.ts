/** A value as Thrift's compact protocol writes it: what Parquet's own descriptions are written in. */
type Value =
  | { readonly int: number }
  | { readonly long: number }
  | { readonly text: string }
  | { readonly list: readonly Value[] }
  | { readonly struct: Struct }

/** Fields by their numbers, in ascending order. */
export type Struct = Readonly<Record<number, Value | undefined>>

export const int = (value: number): Value => ({ int: value })
export const long = (value: number): Value => ({ long: value })
export const text = (value: string): Value => ({ text: value })
export const list = (values: readonly Value[]): Value => ({ list: values })
export const struct = (fields: Struct): Value => ({ struct: fields })

const typeOf = (value: Value): number => {
  if ('int' in value) return 5
  if ('long' in value) return 6
  if ('text' in value) return 8
  return 'list' in value ? 9 : 12
}

/** An unsigned number in groups of seven bits, the lowest first. */
export const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]

// No number of a Parquet file's description is negative.
const zigzag = (value: number): number[] => varint(value * 2)

const bytesOf = (value: Value): number[] => {
  if ('int' in value) return zigzag(value.int)
  if ('long' in value) return zigzag(value.long)
  if ('text' in value) {
    const bytes = Buffer.from(value.text)
    return [...varint(bytes.length), ...bytes]
  }
  if ('struct' in value) return [...structBytes(value.struct)]
  const { list } = value
  const type = list[0] ? typeOf(list[0]) : 12
  const head = list.length < 15 ? [list.length * 16 + type] : [0xf0 + type, ...varint(list.length)]
  return [...head, ...list.flatMap(bytesOf)]
}

/** A struct in bytes; fields that are undefined are left out. */
export const structBytes = (fields: Struct): Uint8Array => {
  let last = 0
  const bytes = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return []
    const step = Number(name) - last
    last = Number(name)
    return [step * 16 + typeOf(value), ...bytesOf(value)]
  })
  return Uint8Array.from([...bytes, 0])
}
