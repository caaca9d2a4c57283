import { Refusal } from '#shared/refusal.ts'

/** The media type that an Accept header prefers among those on offer, the first one being the default (RFC 9110, 12.5.1). */
export const preferred = <Offered extends string>(
  accept: string | undefined,
  offered: readonly [Offered, ...Offered[]],
): Offered => {
  if (!accept?.trim()) return offered[0]
  const ranges = accept.split(',').map(rangeOf)
  const best = offered
    .map((mediaType) => ({ mediaType, quality: qualityOf(mediaType, ranges) }))
    .reduce((a, b) => (b.quality > a.quality ? b : a))
  if (best.quality === 0) throw new Refusal('not-acceptable', `The answer comes as ${offered.join(' or ')}`)
  return best.mediaType
}

type Range = { readonly name: string; readonly quality: number }

const rangeOf = (text: string): Range => {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice('q='.length) ?? 1)
  return { name, quality: Number.isFinite(quality) ? quality : 0 }
}

/** The quality of the most specific range that takes a media type; 0 where none does. */
const qualityOf = (mediaType: string, ranges: readonly Range[]): number => {
  const [type] = mediaType.split('/')
  for (const name of [mediaType, `${type}/*`, '*/*']) {
    const range = ranges.find((range) => range.name === name)
    if (range) return range.quality
  }
  return 0
}
