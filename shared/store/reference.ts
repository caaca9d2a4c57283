import { createHmac } from 'node:crypto'
import { required } from '../environment.ts'
import { secretText } from './secrets.ts'

const secret = required('LADDER_ULN_KEY')

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'
/** 26 letters of 5 bits each: 130 bits of the hash. */
const LENGTH = 26

/** Gives the function from ULN to Ladder's reference. The key is read once; a failed read is tried again. */
export const references = async (): Promise<(uln: string) => string> => {
  const known = await secretText(secret)
  return (uln) => `t_${inLetters(createHmac('sha256', known).update(uln).digest())}`
}

/** The keyed hash of any text, as references have it: what may be kept of a text that may not. */
export const hashOf = (text: string, referenceOf: (uln: string) => string): string =>
  referenceOf(text).slice('t_'.length)

const inLetters = (bytes: Buffer): string => {
  let letters = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      letters += LETTERS[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return letters.slice(0, LENGTH)
}
