import { describe, expect, it } from 'vitest'
import { parseOrganisation, regionOfCommissioner } from './organisation.ts'

const faultsOf = (id: string, written: unknown) => {
  const parsed = parseOrganisation(id, written)
  return parsed.ok ? [] : parsed.faults.map(({ pointer }) => pointer)
}

describe('an organisation as written', () => {
  it('gets its kind from its id', () => {
    const written = {
      name: 'Royal Infirmary',
      region: 'Y62',
      icb: 'QOP',
      levyPaying: true,
      contact: 'post@trust.example',
    }
    expect(parseOrganisation('ods:RW3', written)).toEqual({
      ok: true,
      value: { id: 'ods:RW3', kind: 'employer', ...written },
    })
  })

  it('gets the region of a commissioner from its id', () => {
    expect(parseOrganisation('hee:Y62', { name: 'North West' })).toMatchObject({ value: { region: 'Y62' } })
    expect(faultsOf('hee:Y62', { name: 'North West', region: 'Y62' })).toEqual([])
    expect(faultsOf('hee:Y62', { name: 'North West', region: 'Y56' })).toEqual(['/region'])
    expect(faultsOf('hee:england', { name: 'England', region: 'Y56' })).toEqual(['/region'])
    expect(regionOfCommissioner('hee:england')).toBeUndefined()
    expect(regionOfCommissioner('ods:Y62')).toBeUndefined()
  })

  it.each([
    'post@trust.example',
    'https://trust.example/ladder?from=ladder',
    'http://127.0.0.1:4000/hook',
    'http://localhost:4000/hook',
  ])('may be told things at %s', (contact) => {
    expect(faultsOf('epao:EPA0123', { name: 'A', contact })).toEqual([])
  })

  it.each([
    'http://trust.example/hook',
    'https://user:secret@trust.example/hook',
    'https://',
    'ftp://trust.example',
    'post@trust',
    `https://trust.example/${'a'.repeat(2048)}`,
  ])('may not be told things at %s', (contact) => {
    expect(parseOrganisation('epao:EPA0123', { name: 'A', contact })).toEqual({
      ok: false,
      faults: [{ pointer: '/contact', detail: expect.stringContaining('or the https address of a webhook') }],
    })
  })

  it.each([
    ['an employer without a region', 'ods:RW3', { name: 'A' }, ['/region']],
    ['an id of no form', 'ods:rw3', { name: 'A' }, ['/id']],
    ['several faults at once', 'x', { region: 'Y99', icb: '1', levyPaying: 'yes', contact: 'x' }, 6],
    ['an unknown field', 'epao:EPA0123', { name: 'A', kind: 'epao' }, ['/kind']],
    ['a long contact', 'epao:EPA0123', { name: 'A', contact: `${'a'.repeat(250)}@b.example` }, ['/contact']],
    ['what is no object', 'epao:EPA0123', [], ['']],
  ])('refuses %s', (_, id, written, faults) => {
    const found = faultsOf(id, written)
    expect(typeof faults === 'number' ? found.length : found).toEqual(faults)
  })
})
