import { gzipSync } from 'node:zlib'
import { int, list, long, type Struct, struct, structBytes, text, varint } from './thrift.ts'

/** A column that may be empty in any row. */
export type Column = {
  readonly name: string
  readonly type: 'string' | 'number' | 'boolean'
  readonly values: readonly (string | number | boolean | null)[]
}

const physical = { boolean: 0, number: 5, string: 6 } as const
const OPTIONAL = 1
const UTF8 = 0
const PLAIN = 0
const RLE = 3
const GZIP = 2
const MAGIC = 'PAR1'

type Metadata = Readonly<Record<string, string>>

/**
 * Columns as a Parquet file (format 1, one row group, a compressed page a column): the part of the format that a table of ours needs,
 * since a library with all of it and another for workbooks are more than a function may weigh.
 */
export const parquetOf = (columns: readonly Column[], metadata: Metadata): Uint8Array => {
  const rows = columns[0]?.values.length ?? 0
  const pages: Buffer[] = []
  let offset = MAGIC.length
  const chunks = columns.map((column) => {
    const { bytes, uncompressed } = pageOf(column)
    const chunk = struct({ 2: long(offset), 3: struct(chunkOf(column, offset, uncompressed, bytes.length)) })
    pages.push(bytes)
    offset += bytes.length
    return chunk
  })
  const group = struct({ 1: list(chunks), 2: long(offset - MAGIC.length), 3: long(rows) })
  const footer = structBytes({
    1: int(1),
    2: list([struct({ 4: text('ladder'), 5: int(columns.length) }), ...columns.map(schemaOf)]),
    3: long(rows),
    4: list(rows > 0 ? [group] : []),
    5: list(Object.entries(metadata).map(([key, value]) => struct({ 1: text(key), 2: text(value) }))),
    6: text('Ladder'),
  })
  return Buffer.concat([
    Buffer.from(MAGIC),
    ...(rows > 0 ? pages : []),
    footer,
    lengthOf(footer.length),
    Buffer.from(MAGIC),
  ])
}

const schemaOf = ({ name, type }: Column) =>
  struct({
    1: int(physical[type]),
    3: int(OPTIONAL),
    4: text(name),
    6: type === 'string' ? int(UTF8) : undefined,
    10: type === 'string' ? struct({ 1: struct({}) }) : undefined,
  })

const chunkOf = ({ name, type, values }: Column, offset: number, uncompressed: number, length: number): Struct => ({
  1: int(physical[type]),
  2: list([int(PLAIN), int(RLE)]),
  3: list([text(name)]),
  4: int(GZIP),
  5: long(values.length),
  6: long(uncompressed),
  7: long(length),
  9: long(offset),
})

const pageOf = ({ type, values }: Column) => {
  const content = Buffer.concat([presence(values), ...plain(type, values)])
  const packed = gzipSync(content)
  const header = structBytes({
    1: int(0),
    2: int(content.length),
    3: int(packed.length),
    5: struct({ 1: int(values.length), 2: int(PLAIN), 3: int(RLE), 4: int(RLE) }),
  })
  return { bytes: Buffer.concat([header, packed]), uncompressed: header.length + content.length }
}

/** Which rows have a value: a bit each, in one run. */
const presence = (values: Column['values']): Buffer => {
  const bits = bitsOf(values.map((value) => value !== null))
  const run = Buffer.from([...varint(bits.length * 2 + 1)])
  return Buffer.concat([lengthOf(run.length + bits.length), run, bits])
}

const plain = (type: Column['type'], values: Column['values']): Buffer[] => {
  const present = values.filter((value) => value !== null)
  if (type === 'boolean') return [bitsOf(present.map(Boolean))]
  if (type === 'number') return [Buffer.from(Float64Array.from(present.map(Number)).buffer)]
  return present.flatMap((value) => {
    const bytes = Buffer.from(String(value))
    return [lengthOf(bytes.length), bytes]
  })
}

const bitsOf = (values: readonly boolean[]): Buffer => {
  const bytes = Buffer.alloc(Math.ceil(values.length / 8))
  for (const [at, value] of values.entries()) if (value) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7))
  return bytes
}

const lengthOf = (length: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(length)
  return bytes
}
