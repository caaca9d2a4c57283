import { IlrError } from './error.ts'

const FIRST = 2018
const LAST = 2026

/** The collection year of an ILR's root element, as 2018-19. Throws an IlrError where it is not the root of an ILR that is read. */
export const yearOf = (namespace: string, root: string, line: number): string => {
  const [, first = '', last = ''] = /^E?SFA\/ILR\/(\d{4})-(\d{2})$/.exec(namespace) ?? []
  if (root !== 'Message' || !isYear(first, last))
    throw new IlrError(
      'not-ilr',
      line,
      'This is XML, but not an ILR: an ILR begins with Message in a namespace like ESFA/ILR/2025-26.',
    )
  if (Number(first) < FIRST || Number(first) > LAST)
    throw new IlrError('year', line, `An ILR of ${first}-${last} is not read: those of ${FIRST}-19 to ${LAST}-27 are.`)
  return `${first}-${last}`
}

/** Whether the second year, of two digits, follows the first. */
export const isYear = (first: string, last: string): boolean =>
  first !== '' && Number(last) === (Number(first) + 1) % 100
