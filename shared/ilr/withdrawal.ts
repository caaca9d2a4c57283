import type { EventData } from '#events/catalogue.ts'

type Withdrawal = EventData<'trainee.withdrawn'>
type Why = EventData<'trainee.moved'>['why']

/** Reasons for leaving that are moves: the new place is to say so, and nobody withdrew. */
const moves: ReadonlyMap<string, Why> = new Map([
  ['2', 'provider'],
  ['7', 'intervention'],
  ['40', 'aim'],
  ['41', 'government'],
  ['47', 'merger'],
])

/** Reasons for leaving in Ladder's words. 43 is the learner's own money, not the training's. */
const reasons: ReadonlyMap<string, Withdrawal> = new Map([
  ['3', { reason: 'health' }],
  ['28', { reason: 'other' }],
  ['29', { reason: 'left-employer', initiatedBy: 'employer' }],
  ['42', { reason: 'academic', initiatedBy: 'hei' }],
  ['43', { reason: 'personal' }],
  ['44', { reason: 'personal' }],
  ['45', { reason: 'other' }],
  ['46', { reason: 'other', initiatedBy: 'hei' }],
  ['48', { reason: 'other' }],
  ['97', { reason: 'other' }],
  ['98', { reason: 'other' }],
])

/** Where a learner moved by a WithdrawReason, or undefined where it is no move. */
export const moveOf = (code: string | undefined): Why | undefined => moves.get(plain(code))

/** The withdrawal by its code; undefined for a code that the ILR does not have. */
export const withdrawalOf = (code: string | undefined): Withdrawal | undefined => reasons.get(plain(code))

const plain = (code: string | undefined): string => (code ?? '').replace(/^0+/, '')
