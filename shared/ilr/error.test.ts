import { expect, it } from 'vitest'
import { IlrError } from './error.ts'

it('a file that cannot be read on is told by an error of its own name, with a code and the line', () => {
  const error = new IlrError('truncated', 12, 'The file was cut off.')
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({ name: 'IlrError', code: 'truncated', line: 12, message: 'The file was cut off.' })
})
