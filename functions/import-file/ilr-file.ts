import { createHash } from 'node:crypto'
import type { Organisation } from '#events/identifiers.ts'
import { parseIlrFileName } from '#shared/ilr/file-name.ts'
import { keyOf } from '#shared/ilr/key.ts'
import type { FileAt } from '#shared/ilr/memory.ts'
import { shownReference } from '#shared/ilr/problem.ts'
import { programmesIn } from '#shared/ilr/programmes.ts'
import type { Header, Learner } from '#shared/ilr/record.ts'
import { type Translator, translatorOf } from '#shared/ilr/translate.ts'
import { FileRefusal } from '#shared/imports.ts'
import type { Import } from '#shared/store/imports.ts'
import { type FileItem, fileKey, filesOf, learnerKey, putItem } from '#shared/store/learners.ts'
import { hashOf, references } from '#shared/store/reference.ts'
import { checkIlr, hashing, readingIlr, refuseOlder, stampOf } from './ilr-check.ts'
import { readingOf } from './ilr-reading.ts'
import { type ReadLearner, sayLearners } from './ilr-say.ts'
import { sayAbsent } from './ilr-sweep.ts'
import type { Importer, Outcome } from './importer.ts'
import type { Send } from './send.ts'

/** So many learners of other courses are passed over before progress is written down. */
const PASSED_OVER_AT_ONCE = 2000

/** What is known of a file once its header was read. */
type Opened = { readonly header: Header; readonly file: FileAt; readonly translator: Translator; hash: () => string }

/** An ILR: what it says of learners that earlier files have not said, and what they have said and it does not. */
export const ilrFile = (send: Send): Importer<ReadLearner> => {
  let opened: Opened | undefined
  let learners = 0
  /** The keys of all learners of the file: it is read from its start, also where an earlier worker has dealt with some. */
  const met = new Set<string>()

  return {
    holds: 'ilr',
    atOnce: 50,

    check: async (bytes, item) => {
      const checked = await checkIlr(bytes, item)
      refuseOlder(checked, (await filesOf(item.organisation)).get(checked.name.year))
      return ['LearnRefNumber', 'line', 'found', 'wrong']
    },

    items: async function* (bytes, item) {
      const { hashed, hash, count } = hashing(bytes)
      let passedOver = 0
      for await (const part of readingIlr(hashed)) {
        if (part.kind === 'header') opened = await open(part, item, hash)
        if (part.kind !== 'learner' || !opened) continue
        learners++
        const read = readOf(part.learner, opened)
        if (!read) passedOver++
        for (const key of read?.keys ?? []) met.add(key)
        if (!read && passedOver < PASSED_OVER_AT_ONCE) continue
        yield { index: learners, bytes: count(), passedOver, ...(read && { read }) }
        passedOver = 0
      }
      if (passedOver > 0) yield { index: learners, bytes: count(), passedOver }
    },

    take: (items, item) => sayLearners(items, item, fileIn(opened), send),

    finish: async (item, goOn) => {
      const { header, hash, translator } = openedOf(opened)
      const referenceOf = await references()
      const keys = new Set([...met].map((key) => learnerKey(hashOf(key, referenceOf))))
      const outcome = await sayAbsent(item, header.year, fileIn(opened), keys, goOn)
      const last = (await filesOf(item.organisation)).get(header.year)
      if (!item.dryRun) await keepFile(item, header.year, hash(), last)
      return { ...outcome, ...detailOf(item, translator, hash(), last) }
    },
  }
}

const openedOf = (opened: Opened | undefined): Opened => {
  if (!opened) throw new FileRefusal('The file has no header.')
  return opened
}
const fileIn = (opened: Opened | undefined): FileAt => openedOf(opened).file

const open = async (header: Header, item: Import, hash: () => string): Promise<Opened> => {
  const name = parseIlrFileName(item.name)
  if ('problem' in name) throw new FileRefusal(name.problem)
  const [reading, files] = await Promise.all([readingOf(item.organisation), filesOf(item.organisation)])
  // A year's last files come when those of the next one have begun, and do not know of what is in them.
  const isPast = [...files.keys()].some((year) => year > header.year)
  const file: FileAt = {
    organisation: item.organisation as Organisation,
    from: header.from,
    ...(isPast && { until: `${Number(header.from.slice(0, 4)) + 1}${header.from.slice(4)}` }),
    at: item.sent,
    period: `${name.stamp.slice(0, 4)}-${name.stamp.slice(4, 6)}`,
    digest: (content) => createHash('sha256').update(content).digest('base64url').slice(0, 22),
  }
  const translator = translatorOf({ ...reading, preparationDate: header.preparationDate })
  return { header, file, translator, hash }
}

const readOf = (learner: Learner, { header, translator }: Opened): ReadLearner['read'] => {
  const translated = translator.translate(learner)
  if (!translated) return undefined
  return {
    ...translated,
    year: header.year,
    reference: shownReference(learner),
    line: learner.line,
    // One who could not be read is in the file all the same.
    keys: programmesIn(learner).programmes.map((programme) => keyOf(header.ukprn, learner, programme)),
  }
}

const keepFile = async (item: Import, year: string, hash: string, last: FileItem | undefined): Promise<void> => {
  const { organisation, name, import: id } = item
  const parsed = parseIlrFileName(name)
  const stamp = 'problem' in parsed ? '' : stampOf(parsed)
  await putItem({ version: last?.version ?? 0, organisation, learner: fileKey(year), name, stamp, hash, import: id })
}

/** What else there is to say of a file that gave nothing. */
const detailOf = (
  item: Import,
  translator: Translator,
  hash: string,
  last: FileItem | undefined,
): Pick<Outcome, 'detail'> => {
  if (last?.hash === hash && last.import !== item.import)
    return { detail: `The same file was taken before, as import ${last.import}: only what was not taken then is new.` }
  if (item.counts.skipped < item.at.rows || item.at.rows === 0) return {}
  const seen = Object.entries(translator.apprenticeshipsSeen()).map(([name, count]) => `${name} (${count})`)
  return {
    detail: `No learner of the file is on an apprenticeship for assistant practitioners. It has ${seen.join(', ') || 'none'}.`,
  }
}
