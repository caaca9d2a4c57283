import { CalendarDate } from '#events/fields.ts'
import type { Finding } from './problem.ts'
import type { Delivery, Learner } from './record.ts'

/** Which apprenticeship an aim belongs to. */
export type Apprenticeship =
  | { readonly kind: 'standard'; readonly standard: string }
  | { readonly kind: 'framework'; readonly progType: string; readonly framework: string; readonly pathway: string }

/** Those that lead to assistant practitioner: the standard ST0215 (LARS code 102) and the framework before it. */
export const assistantPractitioner: readonly Apprenticeship[] = [
  { kind: 'standard', standard: '102' },
  { kind: 'framework', progType: '21', framework: '602', pathway: '1' },
]

/** One learner's way through one apprenticeship. A break in learning closes a spell, and coming back opens another. */
export type IlrProgramme = {
  readonly apprenticeship: Apprenticeship
  /** When the learner first started, also where that spell is no longer in the file. */
  readonly start: string
  /** The programme aims, in the order of time; never none. */
  readonly spells: readonly [Delivery, ...Delivery[]]
  /** The component aims, passed or not. */
  readonly components: readonly Delivery[]
}

/** A learner's programmes on some apprenticeships, and what is wrong with how their aims fit together. */
export const programmesIn = (
  { deliveries }: Learner,
  apprenticeships: readonly Apprenticeship[] = assistantPractitioner,
): { readonly programmes: readonly IlrProgramme[]; readonly problems: readonly Finding[] } => {
  const problems: Finding[] = []
  const ofAny = deliveries.filter((delivery) =>
    apprenticeships.some((apprenticeship) => isOf(apprenticeship, delivery)),
  )
  const apart = withoutOverlaps(inOrder(withStart(ofAny.filter(isProgrammeAim), problems)), problems)
  const programmes = apprenticeships.flatMap((apprenticeship) => {
    const components = ofAny.filter((delivery) => delivery.AimType === '3' && isOf(apprenticeship, delivery))
    const joined = join(apart.filter((delivery) => isOf(apprenticeship, delivery)))
    const [orphan] = components
    if (orphan && joined.length === 0 && problems.length === 0)
      problems.push({
        line: orphan.line,
        field: 'AimType',
        detail:
          'A component aim stands without its programme aim (ZPROG001), so the learner is not known to be on the programme.',
        effect: 'fact-left-out',
      })
    const [first] = joined
    problems.push(...(first ? components.filter((one) => isPassedBefore(one, startOf(first[0]))).map(outside) : []))
    return joined.map((of, index) => ({
      apprenticeship,
      start: startOf(of[0]),
      spells: of,
      components: componentsOf(components, of, joined[index + 1]),
    }))
  })
  // What leaves out the only aim leaves out the learner.
  const effect = programmes.length === 0 ? ({ effect: 'learner-left-out' } as const) : {}
  return { programmes, problems: problems.map((problem) => ({ ...problem, ...effect })) }
}

const isOf = (apprenticeship: Apprenticeship, { ProgType, StdCode, FworkCode, PwayCode }: Delivery): boolean =>
  apprenticeship.kind === 'standard'
    ? ProgType === '25' && isSameCode(StdCode, apprenticeship.standard)
    : ProgType === apprenticeship.progType &&
      isSameCode(FworkCode, apprenticeship.framework) &&
      isSameCode(PwayCode, apprenticeship.pathway)

const isProgrammeAim = ({ AimType }: Delivery): boolean => AimType === '1'

const number = (code: string | undefined): number => (code && /^\d+$/.test(code) ? Number(code) : Number.NaN)

/** Whether two codes are the same number: some exporters write leading zeros. */
export const isSameCode = (one: string | undefined, other: string): boolean => number(one) === number(other)

const withStart = (aims: readonly Delivery[], problems: Finding[]): Delivery[] =>
  aims.filter(({ line, LearnStartDate }) => {
    const hasStart = CalendarDate.safeParse(LearnStartDate).success
    if (!hasStart)
      problems.push({
        line,
        field: 'LearnStartDate',
        detail: 'LearnStartDate must be a date that exists, as YYYY-MM-DD: this programme aim is not read.',
        effect: 'fact-left-out',
      })
    return hasStart
  })

const inOrder = (aims: readonly Delivery[]): Delivery[] =>
  aims.toSorted(
    (a, b) =>
      compare(a.LearnStartDate ?? '', b.LearnStartDate ?? '') || number(a.AimSeqNumber) - number(b.AimSeqNumber) || 0,
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const withoutOverlaps = (aims: readonly Delivery[], problems: Finding[]): Delivery[] => {
  const kept: Delivery[] = []
  for (const aim of aims) {
    const before = kept.at(-1)
    if (!before || (before.LearnActEndDate ?? '9999') <= (aim.LearnStartDate ?? '')) {
      kept.push(aim)
      continue
    }
    problems.push({
      line: aim.line,
      field: 'LearnStartDate',
      detail: `This programme aim starts before the one on line ${before.line} ends. Close that one, or take this one out; until then this one is not read.`,
      effect: 'fact-left-out',
    })
  }
  return kept
}

/** Whether an aim takes up again what an earlier one began. */
export const isRestart = ({ OrigLearnStartDate, fams }: Delivery): boolean =>
  OrigLearnStartDate !== undefined ||
  fams.some(({ LearnDelFAMType, LearnDelFAMCode }) => LearnDelFAMType === 'RES' && LearnDelFAMCode === '1')

type Spells = [Delivery, ...Delivery[]]

const join = (aims: readonly Delivery[]): Spells[] => {
  const joined: Spells[] = []
  for (const aim of aims) {
    const last = joined.at(-1)
    if (last && isRestart(aim)) last.push(aim)
    else joined.push([aim])
  }
  return joined
}

const startOf = ({ OrigLearnStartDate, LearnStartDate = '' }: Delivery): string => OrigLearnStartDate ?? LearnStartDate

/** Of a learner who started twice, the components of a programme are those begun before the next one. */
const componentsOf = (components: readonly Delivery[], own: Spells, next: Spells | undefined): readonly Delivery[] =>
  components.filter(({ LearnStartDate = '' }) => {
    const isLater = next !== undefined && LearnStartDate >= (next[0].LearnStartDate ?? '')
    return !isLater && LearnStartDate >= startOf(own[0])
  })

const isPassedBefore = ({ LearnStartDate = '', CompStatus, Outcome }: Delivery, start: string): boolean =>
  LearnStartDate < start && CompStatus === '2' && Outcome === '1'

const outside = ({ line }: Delivery): Finding => ({
  line,
  field: 'LearnStartDate',
  detail: 'The component has no LearnStartDate, or one before the programme began: that it was passed is not taken.',
  effect: 'fact-left-out',
})

/** An apprenticeship as people name it. */
export const nameOf = (apprenticeship: Apprenticeship): string =>
  apprenticeship.kind === 'standard'
    ? `standard ${apprenticeship.standard}`
    : `framework ${apprenticeship.framework}-${apprenticeship.progType}-${apprenticeship.pathway}`

/** The names of the apprenticeships that a learner has a programme aim on, whichever they are. */
export const apprenticeshipsOf = ({ deliveries }: Learner): ReadonlySet<string> =>
  new Set(deliveries.filter(isProgrammeAim).flatMap((aim) => nameOfAim(aim) ?? []))

const nameOfAim = ({ ProgType = '', StdCode = '', FworkCode = '', PwayCode = '' }: Delivery): string | undefined => {
  const codes = ProgType === '25' ? [StdCode] : [FworkCode, ProgType, PwayCode]
  if (!codes.every((code) => /^\d{1,5}$/.test(code))) return undefined
  return nameOf(
    ProgType === '25'
      ? { kind: 'standard', standard: StdCode }
      : { kind: 'framework', progType: ProgType, framework: FworkCode, pathway: PwayCode },
  )
}
