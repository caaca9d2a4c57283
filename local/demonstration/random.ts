/** Repeatable chance: the same seed gives the same numbers, on any machine. */
export type Random = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  readonly chance: (probability: number) => boolean
  /** A whole number between two, both included. */
  readonly between: (least: number, most: number) => number
  /** One value, each as likely as its weight says. */
  readonly pick: <Value extends string | number>(weights: Weights<Value>) => Value
}

export type Weights<Value extends string | number> = readonly (readonly [value: Value, weight: number])[]

/**
 * The chance that belongs to a seed and a name. Each trainee draws from an own one, so that a change to one of them moves
 * none of the others.
 */
export const randomOf = (seed: number, name: string): Random => {
  let state = hash(`${seed}/${name}`)
  // A Weyl sequence put through the finaliser of MurmurHash3.
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    return mix(state) / 2 ** 32
  }
  return {
    next,
    chance: (probability) => next() < probability,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (weights) => {
      let left = next() * weights.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of weights) {
        left -= weight
        if (left < 0) return value
      }
      throw new RangeError('nothing to pick from: give at least one value a weight above 0')
    },
  }
}

const hash = (text: string): number => {
  let sum = 0x811c9dc5
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193)
  return mix(sum)
}

const mix = (bits: number): number => {
  let mixed = bits
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
