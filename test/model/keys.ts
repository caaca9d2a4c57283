import type { Key } from './entry.ts'
import { invalid } from './errors.ts'
import type { Table } from './tables.ts'
import type { Given, Item } from './values.ts'

const longestPartitionKey = 2048
const longestSortKey = 1024
/** The most bytes that a character of JavaScript's strings takes in UTF-8. */
const mostBytes = 3

/** The most bytes of an item, names and values together. */
export const largestItem = 400 * 1024

const keyPart = (given: Given, name: string, longest: number): string => {
  const value = given[name]
  if (typeof value !== 'string') throw invalid(`The provided key element does not match the schema: ${name}`)
  checkKeyString(name, value, longest)
  return value
}

const checkKeyString = (name: string, value: string, longest: number): void => {
  if (value === '') throw invalid(`A key attribute cannot contain an empty string value. Key: ${name}`)
  if (value.length * mostBytes > longest && Buffer.byteLength(value) > longest)
    throw invalid(`Size of key ${name} has exceeded the limit of ${longest} bytes`)
}

/** The key in an item that is to be stored. */
export const keyOfItem = (table: Table, item: Item): Key => {
  for (const { partitionKey, sortKey } of table.indexes)
    for (const name of [partitionKey, sortKey])
      if (item[name] === '') throw invalid(`A key attribute cannot contain an empty string value. Key: ${name}`)
  return {
    partition: keyPart(item, table.partitionKey, longestPartitionKey),
    sort: table.sortKey === undefined ? '' : keyPart(item, table.sortKey, longestSortKey),
  }
}

/** Refuses an item whose index keys no index can hold; an item may lack them. */
export const checkIndexKeys = (table: Table, item: Item): void => {
  for (const { partitionKey, sortKey } of table.indexes) {
    if (item[partitionKey] !== undefined) keyPart(item, partitionKey, longestPartitionKey)
    if (item[sortKey] !== undefined) keyPart(item, sortKey, longestSortKey)
  }
}

/** A key by itself, which names all parts of the table's key and nothing else. */
export const keyOf = (table: Table, given: Given | undefined): Key => {
  if (given === undefined) throw invalid('The key is missing')
  for (const name in given)
    if (!table.keyNames.has(name) && given[name] !== undefined)
      throw invalid('The provided key element does not match the schema')
  return {
    partition: keyPart(given, table.partitionKey, longestPartitionKey),
    sort: table.sortKey === undefined ? '' : keyPart(given, table.sortKey, longestSortKey),
  }
}
