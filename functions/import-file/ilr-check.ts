import { createHash } from 'node:crypto'
import { kindOf, type Organisation } from '#events/identifiers.ts'
import { IlrError } from '#shared/ilr/error.ts'
import { type IlrFileName, parseIlrFileName } from '#shared/ilr/file-name.ts'
import { readIlr } from '#shared/ilr/read.ts'
import type { Header } from '#shared/ilr/record.ts'
import { FileRefusal } from '#shared/imports.ts'
import type { Import } from '#shared/store/imports.ts'
import type { FileItem } from '#shared/store/learners.ts'
import type { Bytes } from './importer.ts'

/** A file that can be taken: what its name and header say, and the hash of its content. */
export type Checked = { readonly name: IlrFileName; readonly header: Header; readonly hash: string }

/** Reads an ILR to its end. Throws a FileRefusal where it is not whole, or not the caller's, or its name is not right. */
export const checkIlr = async (
  bytes: Bytes,
  item: Pick<Import, 'name' | 'organisation' | 'sent'>,
): Promise<Checked> => {
  const name = nameOf(item)
  const { hashed, hash } = hashing(bytes)
  let header: Header | undefined
  for await (const part of readingIlr(hashed))
    if (part.kind === 'header') {
      header = part
      agree(name, part, item.organisation)
    }
  if (!header) throw new FileRefusal('The file has no header.')
  return { name, header, hash: hash() }
}

/** Bytes as they pass: how many have come, and once all have, their hash. */
export const hashing = (bytes: Bytes) => {
  const sha256 = createHash('sha256')
  let count = 0
  const passing = async function* () {
    for await (const part of bytes) {
      sha256.update(part)
      count += part.length
      yield part
    }
  }
  let hash: string | undefined
  return {
    hashed: passing(),
    count: () => count,
    hash: () => {
      hash ??= sha256.digest('base64url')
      return hash
    },
  }
}

/** The parts of a file. An error of reading becomes a refusal of the file, with its line. */
export const readingIlr = async function* (bytes: Bytes) {
  try {
    yield* readIlr(bytes)
  } catch (error) {
    throw error instanceof IlrError ? new FileRefusal(`Line ${error.line}: ${error.message}`) : error
  }
}

const nameOf = ({ name, organisation, sent }: Pick<Import, 'name' | 'organisation' | 'sent'>): IlrFileName => {
  if (kindOf(organisation as Organisation) !== 'hei') throw new FileRefusal('An ILR is sent by the HEI that made it.')
  const parsed = parseIlrFileName(name)
  if ('problem' in parsed) throw new FileRefusal(`${parsed.problem}.`)
  if (parsed.stamp.slice(0, 8) > dayAfter(sent))
    throw new FileRefusal('By its name the file was made in the future: look at the date in it.')
  return parsed
}

const dayAfter = (sent: string): string =>
  new Date(Date.parse(sent) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10).replaceAll('-', '')

const agree = (name: IlrFileName, header: Header, organisation: string): void => {
  const own = organisation.slice('ukprn:'.length)
  const told = [
    { in: 'the name of the file', ukprn: name.ukprn },
    { in: 'its header', ukprn: header.ukprn },
  ]
  const other = told.find(({ ukprn }) => ukprn !== own)
  if (other)
    throw new FileRefusal(`The UKPRN in ${other.in} is ${other.ukprn}, and yours is ${own}: an HEI sends its own ILR.`)
  if (header.problems.some(({ field }) => field === 'UKPRN'))
    throw new FileRefusal('LearningProvider has another UKPRN than the header: make them one, and export again.')
  if (name.year !== header.year)
    throw new FileRefusal(`By its name the file is of ${name.year}, and by what is in it of ${header.year}.`)
}

/** Refuses a file that does not come after the one last taken of its year. The same file again may: it says nothing new. */
export const refuseOlder = ({ name, hash }: Checked, last: FileItem | undefined): void => {
  if (!last || last.stamp < stampOf(name)) return
  if (last.stamp > stampOf(name))
    throw new FileRefusal(`A later file of ${name.year} was taken before: ${last.name}. Send the latest.`)
  if (last.hash !== hash)
    throw new FileRefusal('A file of this name and other content was taken before: export anew, with a new name.')
}

/** What tells which of two files of a year is the later one. */
export const stampOf = ({ stamp, serial }: IlrFileName): string => `${stamp}-${serial}`
