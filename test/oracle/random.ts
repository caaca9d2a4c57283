/** Choices that a seed repeats. */
export type Random = {
  /** A whole number from `least` to `most`. */
  readonly int: (least: number, most: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <Value>(values: readonly [Value, ...Value[]] | readonly Value[]) => Value
  readonly shuffled: <Value>(values: readonly Value[]) => Value[]
}

export const randomFrom = (seed: number): Random => {
  let state = (seed ^ 0x5bd1e995) >>> 0
  // A Weyl sequence through the finaliser of MurmurHash3.
  const fraction = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
  }
  const int = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1))
  const pick = <Value>(values: readonly Value[]): Value => {
    if (values.length === 0) throw new RangeError('nothing to pick from')
    return values[int(0, values.length - 1)] as Value
  }
  const shuffled = <Value>(values: readonly Value[]): Value[] => {
    const all = [...values]
    for (let last = all.length - 1; last > 0; last--) {
      const other = int(0, last)
      const moved = all[last] as Value
      all[last] = all[other] as Value
      all[other] = moved
    }
    return all
  }
  return { int, chance: (probability) => fraction() < probability, pick, shuffled }
}
