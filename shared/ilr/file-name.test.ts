import { describe, expect, it } from 'vitest'
import { parseIlrFileName } from './file-name.ts'

describe('the name of an ILR file', () => {
  const parts = { ukprn: '10033670', year: '2018-19', stamp: '20181206-093952', serial: '03' }

  it.each([
    'ILR-10033670-1819-20181206-093952-03.xml',
    'ilr-10033670-1819-20181206-093952-03.XML',
    'C:\\returns\\R04\\ILR-10033670-1819-20181206-093952-03.XML',
    '/home/registry/ILR-10033670-1819-20181206-093952-03.xml',
  ])('%s is taken apart', (name) => {
    expect(parseIlrFileName(name)).toEqual(parts)
  })

  it.each([
    ['ILR-10033670-1819-20181206-093952-03.zip', /packed file/],
    ['ILR-10033670-1819-20181206-093952-03 (1).xml', /must be like ILR-/],
    ['learners.xml', /must be like ILR-/],
    ['', /must be like ILR-/],
    ['Copy of ILR-10033670-1819-20181206-093952-03.xml', /must be like ILR-/],
    ['ILR-10033670-1819-20181206-093952-03.xml.bak', /must be like ILR-/],
    ['ILR-10033670-1819-20181206-093952-03.zip.xml', /must be like ILR-/],
    ['ILR-20033670-1819-20181206-093952-03.xml', /UKPRN/],
    ['ILR-21033670-1819-20181206-093952-03.xml', /UKPRN/],
    ['ILR-10033670-1820-20181206-093952-03.xml', /two years that follow/],
    ['ILR-10033670-1819-20181306-093952-03.xml', /must exist/],
    ['ILR-10033670-1819-20181206-243952-03.xml', /must exist/],
    ['ILR-10033670-1819-20181206-096052-03.xml', /must exist/],
    ['ILR-10033670-1819-20181206-093952-00.xml', /01 to 99/],
  ])('%s is not one, in words', (name, problem) => {
    expect(parseIlrFileName(name)).toEqual({ problem: expect.stringMatching(problem) })
  })

  it('of a later file has the greater stamp', () => {
    const later = parseIlrFileName('ILR-10033670-1819-20190102-000000-01.xml')
    expect('stamp' in later && later.stamp > parts.stamp).toBe(true)
  })
})
