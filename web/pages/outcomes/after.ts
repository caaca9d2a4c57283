import type { AggregateOf, MeasuresOf } from '../../aggregates.ts'
import { portionOf, shareText, sumOf } from '../../counts.ts'
import { count, type Disclosed } from '../../format.ts'
import type { Html } from '../../html.ts'
import { byValue } from '../../parts/by-value.ts'
import { figure } from '../../parts/figure.ts'

const classes: Readonly<Record<string, string>> = {
  '0-1': 'Under 2 months',
  '2-3': '2 to 3 months',
  '4-6': '4 to 6 months',
  '7-12': '7 to 12 months',
  '13+': '13 months or more',
}

/** How soon posts started. */
export const timeHeading = (counts: MeasuresOf<'outcomes'>['monthsToPost'], told: Disclosed): string => {
  const all = sumOf(counts)
  if (all === 0) return 'No post has started'
  return `${portionOf(counts['0-1'] ?? 0, all, told)} posts started within two months of completing`
}

export const timeFigure = ({ total, ...answer }: AggregateOf<'outcomes'>): Html => {
  const times = byValue({
    counts: total.monthsToPost,
    axis: 'Posts',
    head: 'Months to the post',
    caption: 'Time from completion to a post',
    inOrder: true,
    label: (value) => classes[value] ?? value,
  })
  return figure({
    id: 'time-to-post',
    heading: timeHeading(total.monthsToPost, answer),
    subtitle: 'Confirmed posts by whole months from completion to their start',
    ...times,
    sentence: `${times.sentence}.`,
    definitions: [['outcomes.monthsToPost', 'months to the post']],
  })
}

/** In which band people are after training. */
export const bandHeading = (counts: MeasuresOf<'outcomes'>['bandAfter'], told: Disclosed): string => {
  const all = sumOf(counts)
  if (all === 0) return 'No band after training has been told'
  const below = (counts['2'] ?? 0) + (counts['3'] ?? 0)
  return `${shareText(counts['4'] ?? 0, all, told)} are in band 4 after training, ${count(below)} still in band 2 or 3`
}

export const bandFigure = ({ total, ...answer }: AggregateOf<'outcomes'>): Html => {
  const bands = byValue({
    counts: total.bandAfter,
    axis: 'Trainees who completed',
    head: 'Band',
    caption: 'Band after training',
    inOrder: true,
    label: (value) => `Band ${value}`,
    emphasis: ['2', '3'],
  })
  return figure({
    id: 'band-after',
    heading: bandHeading(total.bandAfter, answer),
    subtitle: 'Those who completed, by their band after training, where it was told',
    ...bands,
    sentence: `${bands.sentence}. Training is for band 4: whoever stays below it does the work of before.`,
    definitions: [['outcomes.bandAfter', 'band after training']],
  })
}
