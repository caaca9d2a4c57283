/** What a file may ask of the reader's memory. No true ILR comes near. */
export type IlrLimits = {
  /** The longest text, or tag with its attributes and the comments before it, in characters. */
  readonly token: number
  /** How deep elements may stand in each other; the ILR's stand six deep. */
  readonly depth: number
  /** The longest Learner or Header with all that is in it, in characters. */
  readonly entity: number
}

export const usualLimits: IlrLimits = { token: 65_536, depth: 32, entity: 2_000_000 }
