export type IlrErrorCode =
  | 'empty'
  | 'zip'
  | 'compressed'
  | 'utf-16'
  | 'encoding'
  | 'not-xml'
  | 'malformed'
  | 'doctype'
  | 'not-ilr'
  | 'year'
  | 'header'
  | 'too-long'
  | 'too-deep'
  | 'truncated'

/** A file cannot be read on. The message is for whoever sent it: what is wrong and the way out, never what stands there. */
export class IlrError extends Error {
  override readonly name = 'IlrError'
  readonly code: IlrErrorCode
  /** The line of the file, from 1. */
  readonly line: number

  constructor(code: IlrErrorCode, line: number, message: string) {
    super(message)
    this.code = code
    this.line = line
  }
}
