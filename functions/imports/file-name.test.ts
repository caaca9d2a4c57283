import { describe, expect, it } from 'vitest'
import { ulnFrom } from '#events/uln.ts'
import { nameOfFile } from './file-name.ts'

const XML = 'application/xml'

describe('the name of a file', () => {
  it.each([
    ['attachment; filename="ILR-1.xml"', 'ILR-1.xml'],
    ['attachment; filename=ILR-1.xml', 'ILR-1.xml'],
    ['form-data; name="file"; filename="C:\\\\exports\\\\ILR-1.xml"', 'ILR-1.xml'],
    ["attachment; filename=other.xml; filename*=UTF-8''ILR%2D1.xml", 'ILR-1.xml'],
  ])('is in the header %s', (header, name) => {
    expect(nameOfFile(undefined, header, XML)).toBe(name)
  })

  it('in the query comes before that in the header; a table needs none', () => {
    expect(nameOfFile('a.xml', 'attachment; filename=b.xml', XML)).toBe('a.xml')
    expect(nameOfFile(undefined, undefined, 'text/csv')).toBe('table.csv')
  })

  it.each([
    [undefined, /known by its name/],
    ['attachment', /known by its name/],
    ['attachment; filename="a*b.xml"', /a fault/],
    ["attachment; filename*=UTF-8''%zz", /%/],
    [`attachment; filename="${ulnFrom('412345678')}.xml"`, /ULN/],
    [`attachment; filename="20250301${ulnFrom('412345678')}.xml"`, /ULN/],
  ])('is refused as %s', (header, words) => {
    expect(() => nameOfFile(undefined, header, XML)).toThrow(words)
  })
})
