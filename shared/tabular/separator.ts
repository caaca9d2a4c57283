const separators = [',', ';', '\t', '|'] as const
export type Separator = (typeof separators)[number]

/** The separator that the first row outside of comments has most of, not counting what stands inside quotation marks. */
export const separatorOf = (text: string): Separator => {
  const header = text.split('\n').find((line) => line.trim() !== '' && !/^\s*"?#/.test(line)) ?? ''
  const bare = header.replaceAll(/"[^"]*"/g, '')
  const count = (separator: Separator) => bare.split(separator).length
  return separators.reduce((best, one) => (count(one) > count(best) ? one : best))
}
