import { gunzipSync } from 'node:zlib'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { type Column, parquetOf } from './parquet.ts'

const compressors = { GZIP: (bytes: Uint8Array) => gunzipSync(bytes) }
const readBack = (columns: readonly Column[], metadata = {}) => {
  const bytes = Uint8Array.from(parquetOf(columns, metadata))
  return { metadata: parquetMetadata(bytes.buffer), rows: parquetReadObjects({ file: bytes.buffer, compressors }) }
}

describe('a Parquet file', () => {
  it('holds what was put in it: empty cells, texts in any script, and long columns', async () => {
    const length = 3001
    const texts = Array.from({ length }, (_, at) => (at % 3 === 0 ? null : `Łódź ${at}`))
    const numbers = Array.from({ length }, (_, at) => (at % 7 === 0 ? null : at / 4 - 300))
    const booleans = Array.from({ length }, (_, at) => at % 5 === 0)
    const { rows, metadata } = readBack(
      [
        { name: 'text', type: 'string', values: texts },
        { name: 'number', type: 'number', values: numbers },
        { name: 'is', type: 'boolean', values: booleans },
      ],
      { month: '2021-06', notes: 'x'.repeat(5000) },
    )
    expect(await rows).toEqual(texts.map((text, at) => ({ text, number: numbers[at], is: booleans[at] })))
    expect(metadata.key_value_metadata).toEqual([
      { key: 'month', value: '2021-06' },
      { key: 'notes', value: 'x'.repeat(5000) },
    ])
  })

  it('has columns even without rows, and more of them than a short list', async () => {
    const columns = Array.from({ length: 20 }, (_, at) => ({ name: `c${at}`, type: 'number' as const, values: [] }))
    const { rows, metadata } = readBack(columns)
    expect(await rows).toEqual([])
    expect(metadata.schema).toHaveLength(21)
  })
})
