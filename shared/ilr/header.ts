import { CalendarDate } from '#events/fields.ts'
import type { Element } from './element.ts'
import { IlrError } from './error.ts'
import type { Finding, Problem } from './problem.ts'
import type { Header } from './record.ts'

/** The header of a file, from the elements before its first learner. Throws an IlrError where it does not say whose the file is. */
export const headerOf = (year: string, message: Element, line: number): Header & { readonly line: number } => {
  const header = message.children.Header?.[0]
  const source = header?.children.Source?.[0]
  const details = header?.children.CollectionDetails?.[0]
  const provider = message.children.LearningProvider?.[0]
  const ukprn = source?.texts.UKPRN ?? ''
  if (!header || !source)
    throw new IlrError('header', header?.line ?? line, 'The file has no Header with a Source in it.')
  if (!/^1\d{7}$/.test(ukprn))
    throw new IlrError('header', source.line, 'The UKPRN in the Header must be 8 digits starting with 1.')

  const findings: Finding[] = []
  const find = (at: number, field: string, detail: string) =>
    findings.push({ line: at, field, detail, effect: 'taken' })
  const declared = details?.texts.Year
  if (declared !== undefined && declared !== shortYear(year))
    find(
      details?.line ?? line,
      'Year',
      `The header gives another year than the file's namespace, which says ${year}: the namespace counts.`,
    )
  if (provider?.texts.UKPRN !== undefined && provider.texts.UKPRN !== ukprn)
    find(provider.line, 'UKPRN', 'LearningProvider has another UKPRN than the header: the header counts.')
  const preparationDate = details?.texts.FilePreparationDate
  const isDate = CalendarDate.safeParse(preparationDate).success
  if (!isDate)
    find(
      details?.line ?? line,
      'FilePreparationDate',
      'is missing or no date: dates ahead of the file cannot be noticed.',
    )

  const { SerialNo, DateTime, SoftwareSupplier, Release } = source.texts
  return {
    line: header.line,
    year,
    from: `${year.slice(0, 4)}-08-01`,
    ukprn,
    ...(isDate && preparationDate && { preparationDate }),
    ...(SerialNo && { serialNo: SerialNo }),
    ...(DateTime && { dateTime: DateTime }),
    ...(SoftwareSupplier && { softwareSupplier: SoftwareSupplier }),
    ...(Release && { release: Release }),
    problems: findings.map((finding): Problem => ({ learner: '', ...finding })),
  }
}

/** A year as headers and file names have it: 2018-19 is 1819. */
const shortYear = (year: string): string => year.slice(2, 4) + year.slice(5)
