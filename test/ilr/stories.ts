import { addDays } from '#shared/dates.ts'
import { type Aim, component, onFramework, onStandard, standAlone } from './aims.ts'

/** What happens to a made-up learner who starts on a day. `day(n)` is the nth day after it. */
type Story = (day: (n: number) => string) => { readonly aims: readonly Aim[]; readonly changesEmployer?: string }

const plan = (day: (n: number) => string) => ({ LearnStartDate: day(0), LearnPlanEndDate: day(560) })
const ended = (status: string, end: string, outcome: string, more = {}) => ({
  CompStatus: status,
  LearnActEndDate: end,
  Outcome: outcome,
  ...more,
})
const withModules = (aim: Aim, day: (n: number) => string, passed: number): readonly Aim[] => [
  aim,
  ...['50104767', '60094837', '60126334'].map((code, n) =>
    component(aim, code, day(0), day(560), n < passed ? day(100 + 60 * n) : undefined),
  ),
]

/** What the files of others lack, and what each of them is to become is in the tests that use them. */
const stories = {
  continuing: (day) => ({ aims: withModules(onStandard(plan(day)), day, 1) }),
  pausedStill: (day) => ({ aims: [onStandard({ ...plan(day), ...ended('6', day(150), '3') })] }),
  cameBack: (day) => ({
    aims: [
      onStandard({ ...plan(day), ...ended('6', day(150), '3') }),
      onStandard({ LearnStartDate: day(220), OrigLearnStartDate: day(0), LearnPlanEndDate: day(640) }, [
        ['RES', '1'],
        ['ACT', '1', day(220)],
      ]),
    ],
  }),
  awaitsAssessment: (day) => ({
    aims: withModules(onStandard({ ...plan(day), LearnActEndDate: day(500), Outcome: '8' }), day, 3),
  }),
  failedThenPassed: (day) => ({
    aims: [
      onStandard({ ...plan(day), ...ended('2', day(400), '3', { AchDate: day(420) }) }),
      onStandard(
        {
          LearnStartDate: day(430),
          OrigLearnStartDate: day(0),
          LearnPlanEndDate: day(560),
          ...ended('2', day(500), '1', { AchDate: day(520) }),
        },
        [['RES', '1']],
      ),
    ],
  }),
  passed: (day) => ({
    aims: withModules(onStandard({ ...plan(day), ...ended('2', day(500), '1', { AchDate: day(520) }) }), day, 3),
  }),
  distinction: (day) => ({
    aims: [onStandard({ ...plan(day), ...ended('2', day(500), '1', { AchDate: day(520), OutGrade: 'DS' }) })],
  }),
  withdrew: (day) => ({
    aims: [onStandard({ ...plan(day), ...ended('3', day(200), '3', { WithdrawReason: '3' }) })],
  }),
  moved: (day) => ({
    aims: [onStandard({ ...plan(day), ...ended('3', day(200), '3', { WithdrawReason: '2' }) })],
  }),
  changedEmployer: (day) => ({ aims: [onStandard(plan(day))], changesEmployer: day(90) }),
  framework: (day) => ({ aims: withModules(onFramework({ ...plan(day), ...ended('2', day(500), '1') }), day, 2) }),
  elsewhere: (day) => ({ aims: [standAlone(day(0), day(300))] }),
} as const satisfies Readonly<Record<string, Story>>

export type StoryName = keyof typeof stories
export const storyNames = Object.keys(stories) as readonly StoryName[]

/** A story told of a learner who started on a day. */
export const tell = (name: StoryName, start: string) => {
  const story: Story = stories[name]
  return story((n) => addDays(start, n))
}
