import { describe, expect, it } from 'vitest'
import { moveOf, withdrawalOf } from './withdrawal.ts'

describe('a reason for leaving', () => {
  it.each(['3', '03', '003'])('is the same with zeros before it: %s', (code) => {
    expect(withdrawalOf(code)).toEqual({ reason: 'health' })
    expect(moveOf(code.replace('3', '2'))).toBe('provider')
  })

  it.each([undefined, '', '0', '30', '4', 'x'])(
    'that the ILR does not have is neither a withdrawal nor a move: %s',
    (code) => {
      expect(withdrawalOf(code)).toBeUndefined()
      expect(moveOf(code)).toBeUndefined()
    },
  )

  it.each(['2', '7', '40', '41', '47'])('that is a move is no withdrawal: %s', (code) => {
    expect(moveOf(code)).toBeDefined()
    expect(withdrawalOf(code)).toBeUndefined()
  })
})
