import type { DynamoDBRecord } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { type Discard, deliverBatch } from './deliver-batch.ts'

const record = (sequence: string, ageSeconds = 0): DynamoDBRecord => ({
  dynamodb: { SequenceNumber: sequence, ApproximateCreationDateTime: Date.now() / 1000 - ageSeconds },
})
const sequences = (records: readonly DynamoDBRecord[]) => records.map((it) => it.dynamodb?.SequenceNumber).join('')
const batch = (letters: string) => [...letters].map((letter) => record(letter))

type Answer = (given: string, call: number) => unknown

const delivering = async (records: readonly DynamoDBRecord[], answer: Answer, retries = 3) => {
  const calls: string[] = []
  const discarded: Discard[] = []
  await deliverBatch(records, {
    retries,
    maxAgeSeconds: 60,
    wait: async () => undefined,
    discard: async (it) => {
      discarded.push(it)
    },
    invoke: async ({ Records }) => {
      calls.push(sequences(Records))
      return answer(sequences(Records), calls.length)
    },
  })
  return { calls, discarded: discarded.map((it) => `${it.condition} ${sequences(it.records)}`) }
}
const failing = (...identifiers: string[]) => ({
  batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })),
})
const fail = () => {
  throw new Error('no')
}

describe('a batch', () => {
  it.each([[null], [{}], [{ batchItemFailures: [] }], ['anything']])(
    'is done when the answer is %j',
    async (answer) => {
      expect(await delivering(batch('abc'), () => answer)).toEqual({ calls: ['abc'], discarded: [] })
    },
  )

  it('goes on from the lowest record that failed', async () => {
    const { calls } = await delivering(batch('abcdef'), (_, call) => (call === 1 ? failing('e', 'c') : null))
    expect(calls).toEqual(['abcdef', 'cdef'])
  })

  it('fails as a whole when the answer names a record that it does not have', async () => {
    const { calls } = await delivering(batch('ab'), (_, call) => (call === 1 ? failing('z') : null))
    expect(calls).toEqual(['ab', 'a', 'b'])
  })

  it('is halved when it fails as a whole', async () => {
    const { calls, discarded } = await delivering(batch('abcde'), (given) => given.length > 2 && fail())
    expect(calls).toEqual(['abcde', 'abc', 'ab', 'c', 'de'])
    expect(discarded).toEqual([])
  })

  it('gives a poisonous record up after its retries, in its order, and brings the others through', async () => {
    const { calls, discarded } = await delivering(batch('abxd'), (given) => given.includes('x') && fail(), 2)
    expect(calls).toEqual(['abxd', 'ab', 'xd', 'x', 'x', 'x', 'd'])
    expect(discarded).toEqual(['RetryAttemptsExhausted x'])
  })

  it('gives up a record that the function keeps reporting', async () => {
    const { calls, discarded } = await delivering(
      batch('axc'),
      (given) => (given.includes('x') ? failing('x') : null),
      1,
    )
    expect(calls).toEqual(['axc', 'xc', 'x', 'x', 'c'])
    expect(discarded).toEqual(['RetryAttemptsExhausted x'])
  })

  it('gives up records over the age limit without a try', async () => {
    const { calls, discarded } = await delivering([record('o', 61), record('n')], () => null)
    expect(calls).toEqual(['n'])
    expect(discarded).toEqual(['MaximumRecordAgeExceeded o'])
  })

  it('stops retrying when the platform stops', async () => {
    const signal = AbortSignal.abort()
    const discard = async () => undefined
    const delivery = { invoke: fail, retries: 3, maxAgeSeconds: 60, discard, signal }
    await expect(deliverBatch(batch('ab'), delivery)).rejects.toThrow()
  })
})
