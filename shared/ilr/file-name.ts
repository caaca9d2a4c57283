import { CalendarDate } from '#events/fields.ts'
import { isYear } from './year.ts'

/** What an ILR file's name says of it. */
export type IlrFileName = {
  readonly ukprn: string
  /** As in 2018-19. */
  readonly year: string
  /** When it was made, as in 20181206-093952: of two files the later has the greater one. */
  readonly stamp: string
  readonly serial: string
}

const FORM = 'must be like ILR-10012345-2526-20251206-093952-01.xml: UKPRN, year, date, time, serial number'

/** The parts of a file's name, folders before it and capitals aside; or what is wrong with it. */
export const parseIlrFileName = (name: string): IlrFileName | { readonly problem: string } => {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const found = /^ILR-(\d{8})-(\d{4})-(\d{8})-(\d{6})-(\d{2})\.xml$/i.exec(last)
  if (/\.(zip|gz|7z)$/i.test(last))
    return { problem: `The name ends in that of a packed file: send the XML file in it` }
  if (!found) return { problem: `The name of an ILR file ${FORM}` }
  const [, ukprn = '', years = '', date = '', time = '', serial = ''] = found
  if (!/^1/.test(ukprn)) return { problem: 'The UKPRN in the name must be 8 digits starting with 1' }
  const first = `20${years.slice(0, 2)}`
  if (!isYear(first, years.slice(2)))
    return { problem: 'The year in the name must be two years that follow, as in 2526' }
  if (
    !CalendarDate.safeParse(date.replace(/^(....)(..)/, '$1-$2-')).success ||
    !/^([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(time)
  )
    return { problem: 'The date and time in the name must exist, as in 20251206-093952' }
  if (serial === '00') return { problem: 'The serial number at the end of the name must be 01 to 99' }
  return { ukprn, year: `${first}-${years.slice(2)}`, stamp: `${date}-${time}`, serial }
}
