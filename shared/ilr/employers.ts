import { CalendarDate } from '#events/fields.ts'
import type { IlrMapping } from '#events/ilr-mapping.ts'
import type { Employment, Learner } from './record.ts'

export type MappedEmployer = IlrMapping['employers'][string]

/** An employer of a learner from a day on, or in words why it is not known. */
export type EmployerFrom = {
  readonly from: string
  readonly line: number
  readonly employer: MappedEmployer | { readonly unknown: string }
}

/**
 * Who employed a learner at a start, and who after it, each with its first day: the records of paid employment (EmpStat 10)
 * whose number the HEI's table of employers has.
 */
export const employersFrom = (
  { employments, line }: Learner,
  start: string,
  { employers }: IlrMapping,
): { readonly atStart: EmployerFrom; readonly later: readonly EmployerFrom[] } => {
  const paid = employments
    .filter(({ EmpStat, DateEmpStatApp }) => EmpStat === '10' && CalendarDate.safeParse(DateEmpStatApp).success)
    .toSorted((a, b) => ((a.DateEmpStatApp ?? '') < (b.DateEmpStatApp ?? '') ? -1 : 1))
    .map(
      (record): EmployerFrom => ({
        from: record.DateEmpStatApp ?? '',
        line: record.line,
        employer: known(record, employers),
      }),
    )
  const atStart = paid.findLast(({ from }) => from <= start)
  return {
    atStart: atStart ?? { from: start, line, employer: { unknown: noneAt(start) } },
    // Of several records of one day the last counts.
    later: paid.filter(({ from }, index) => from > start && paid[index + 1]?.from !== from),
  }
}

export const isKnown = (employer: EmployerFrom['employer']): employer is MappedEmployer => !('unknown' in employer)

const noneAt = (start: string): string =>
  `There is no record of paid employment (EmpStat 10) on or before the start, ${start}: add it with the employer's EmpId.`

const known = ({ EmpId = '' }: Employment, employers: IlrMapping['employers']): EmployerFrom['employer'] => {
  const mapped = Object.hasOwn(employers, EmpId) ? employers[EmpId] : undefined
  if (mapped) return mapped
  if (EmpId === '') return { unknown: 'The record of paid employment has no EmpId: add the employer there.' }
  if (EmpId === '999999999')
    return { unknown: 'EmpId 999999999 says that the employer is not known: give its own number.' }
  if (!/^\d{9}$/.test(EmpId)) return { unknown: 'EmpId must be 9 digits.' }
  const look = hasRightEmpIdDigit(EmpId) ? '' : ' Its check digit is wrong, so look at the number first.'
  return {
    unknown: `EmpId ${EmpId} is not in your table of employers: add it there with the employer's ODS code.${look}`,
  }
}

/** Whether nine digits can be an employer's number: 11 less the sum of the first eight by weights 9 to 2, modulo 11, is the last. */
const hasRightEmpIdDigit = (digits: string): boolean => {
  let sum = 0
  for (let place = 0; place < 8; place++) sum += Number(digits[place]) * (9 - place)
  return (11 - (sum % 11)) % 11 === Number(digits[8])
}
