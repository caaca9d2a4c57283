import { expect, it } from 'vitest'
import { addedIn } from './draft.ts'

const entries = (...named: string[]) =>
  named.map((text) => ({ prefix: text.split(' ')[0] ?? '', trainee: text.split(' ')[1] ?? '' }))

it.each([
  ['nothing was added', entries('r0 a', 'r1 b'), []],
  ['entries were added, here between others', entries('r0 a', 'r10 a', 'r2 a', 'r1 b'), ['r2', 'r10']],
  ['the form is about somebody else', entries('r0 a', 'r1 c'), undefined],
  ['the form has more entries by now', entries('r0 a'), undefined],
])('a draft is put back where %s', (_, drafted, added) => {
  expect(addedIn(drafted, entries('r0 a', 'r1 b'))?.map(({ prefix }) => prefix)).toEqual(added)
})
