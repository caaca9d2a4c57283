import { expect, it } from 'vitest'
import {
  FileRefusal,
  fileOf,
  findingsOf,
  importIdOf,
  noCounts,
  nudgeOf,
  organisationOfFile,
  sumOfCounts,
} from './imports.ts'

it('imports of an organisation sort as they were sent', () => {
  const ids = ['2021-04-01T09:00:00.000Z', '2021-04-01T09:00:00.001Z', '2021-12-31T23:59:59.999Z'].map((sent) =>
    importIdOf(new Date(sent), 'abc'),
  )
  expect(ids[0]).toBe('20210401T090000000-abc')
  expect(ids).toEqual(ids.toSorted())
})

it('a file that arrives tells whose it is, the one that only says to go on too', () => {
  expect(fileOf('ukprn:10000011', '1-a')).toBe('imports/ukprn:10000011/1-a')
  expect(nudgeOf('ukprn:10000011')).toMatch(/^imports\/ukprn:10000011\/./)
  for (const key of [fileOf('ukprn:10000011', '1-a'), nudgeOf('ukprn:10000011')])
    expect(organisationOfFile(key)).toBe('ukprn:10000011')
  expect(organisationOfFile('stray')).toBe('')
})

it('parts of findings sort by their number, above nine too', () => {
  const parts = [2, 10, 999_999].map((part) => findingsOf('ods:RAA', '1-a', part))
  expect(parts[0]).toBe('findings/ods:RAA/1-a/000002')
  expect(parts).toEqual(parts.toSorted())
  expect(findingsOf('ods:RAA', '1-a', 'problems')).toBe('findings/ods:RAA/1-a/problems')
})

it('counts add up, those that are not given being nothing', () => {
  const one = { stored: 3, duplicate: 1, rejected: 0, voided: 2, skipped: 0, dropped: 1 }
  expect(sumOfCounts(one, { stored: 4, dropped: 1 })).toEqual({ ...one, stored: 7, dropped: 2 })
  expect(sumOfCounts(noCounts, one)).toEqual(one)
})

it('a refusal of a file is told apart by its name', () => {
  expect(new FileRefusal('no').name).toBe('FileRefusal')
})
