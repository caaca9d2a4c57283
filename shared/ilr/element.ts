import type { Delivery, Employment, Fam, Learner } from './record.ts'

/** An element as it stood in the file, with the texts and elements in it that Ladder reads. */
export type Element = {
  readonly line: number
  readonly texts: Record<string, string>
  readonly children: Record<string, Element[]>
}

export const newElement = (line: number): Element => ({ line, texts: {}, children: {} })

/** The learner in a Learner element. The names of texts are those that the reader knows, which are the fields of a learner. */
export const learnerOf = ({ line, texts, children }: Element): Learner => ({
  line,
  ...texts,
  employments: (children.LearnerEmploymentStatus ?? []).map(
    (status): Employment => ({ line: status.line, ...status.texts }),
  ),
  deliveries: (children.LearningDelivery ?? []).map(deliveryOf),
})

const deliveryOf = ({ line, texts, children }: Element): Delivery => ({
  line,
  ...texts,
  fams: (children.LearningDeliveryFAM ?? [])
    .map((fam): Fam => ({ line: fam.line, ...fam.texts }))
    .filter(({ LearnDelFAMType }) => LearnDelFAMType === 'RES' || LearnDelFAMType === 'ACT'),
})
