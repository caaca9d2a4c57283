import { expect, it } from 'vitest'
import { dataInWords, speaker } from './events-in-words.ts'
import { namesIn } from './names.ts'

const names = namesIn({
  organisations: [{ id: 'ods:RAA', kind: 'employer', name: 'Hillside Trust' }],
  programmes: [],
} as unknown as Parameters<typeof namesIn>[0])

it.each([
  [{}, ''],
  [{ module: 'AP1', credits: 80, level: 4, attempt: 1 }, 'AP1, credits 80, level 4, attempt 1'],
  [
    { employer: 'ods:RAA', guaranteedPost: true, expectedEnd: '2022-09-30' },
    'Hillside Trust, post guaranteed yes, expected to end 30 September 2022',
  ],
  [{ reason: 'not-released' }, 'Not released by the employer'],
  [{ event: 'a-b-1', reason: 'It was the re-sit' }, 'Event a-b-1, It was the re-sit'],
  [{ result: 'pass', elements: { knowledgeTest: 'pass' } }, 'Pass, Knowledge test pass'],
])('says %j as %s', (data, says) => {
  expect(dataInWords(data, names)).toBe(says)
})

it.each([
  ['/organisations/ods:RAA', 'Hillside Trust'],
  ['/organisations/ods:RZZ', 'ods:RZZ'],
  ['/ladder', 'Ladder'],
])('knows who speaks as %s', (source, says) => {
  expect(speaker(source, names)).toBe(says)
})
