import type { LookupAddress, lookup } from 'node:dns'
import { describe, expect, it } from 'vitest'
import { addressIn, FORBIDDEN_ADDRESS, guardedLookup, isReachable } from './addresses.ts'

describe('an address', () => {
  it.each(['8.8.8.8', '172.15.255.255', '172.32.0.1', '223.255.255.255', '2606:4700::1111', '2a00:1450::1'])(
    '%s is in the public internet',
    (address) => {
      expect(isReachable(address, false)).toBe(true)
    },
  )

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
    ...['192.168.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', 'fc00::1', 'fd00:ec2::254', 'fe80::1'],
    ...['ff02::1', '2001::1', '2001:db8::1', '2002:a00:1::1'],
  ])('%s is not', (address) => {
    expect(isReachable(address, false)).toBe(false)
  })

  it('of the machine itself may be told things in a rehearsal, and no other private one', () => {
    for (const loopback of ['127.0.0.1', '127.1.2.3', '::1']) expect(isReachable(loopback, true)).toBe(true)
    for (const other of ['10.0.0.1', '169.254.169.254', 'fe80::1', '0.0.0.0'])
      expect(isReachable(other, true)).toBe(false)
  })

  it('is found in a URL however it is spelt', () => {
    const found = (text: string) => addressIn(new URL(text))
    expect(found('https://0x7f.1/')).toBe('127.0.0.1')
    expect(found('https://[::1]/')).toBe('::1')
    expect(found('https://trust.example/')).toBeUndefined()
  })
})

describe('a name', () => {
  const resolving = (...addresses: readonly LookupAddress[]) =>
    ((_: string, __: object, answer: (error: null, found: readonly LookupAddress[]) => void) =>
      answer(null, addresses)) as unknown as typeof lookup
  const outside: LookupAddress = { address: '8.8.8.8', family: 4 }
  const inside: LookupAddress = { address: '10.0.0.1', family: 4 }

  const look = (addresses: readonly LookupAddress[], all: boolean) =>
    new Promise((resolve) => {
      const guarded = guardedLookup(false, resolving(...addresses))
      guarded('name.example', { all }, (error, ...found) => resolve(error ? error.code : found))
    })

  it('is resolved as a connection asks for it', async () => {
    expect(await look([outside], true)).toEqual([[outside]])
    expect(await look([outside], false)).toEqual(['8.8.8.8', 4])
  })

  it('that cannot be resolved is told as it is', async () => {
    const failing = ((_: string, __: object, answer: (error: Error) => void) =>
      answer(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))) as unknown as typeof lookup
    const code = await new Promise((resolve) => {
      guardedLookup(false, failing)('name.example', { all: true }, (error) => resolve(error?.code))
    })
    expect(code).toBe('ENOTFOUND')
  })

  it('that leads inside, if only by one of its addresses, leads nowhere', async () => {
    for (const all of [true, false]) {
      expect(await look([inside], all)).toBe(FORBIDDEN_ADDRESS)
      expect(await look([outside, inside], all)).toBe(FORBIDDEN_ADDRESS)
      expect(await look([], all)).toBe(FORBIDDEN_ADDRESS)
    }
  })
})
