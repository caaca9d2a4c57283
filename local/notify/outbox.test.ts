import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Mail, openOutbox } from './outbox.ts'

const mail = (id: string): Mail => ({
  id,
  reference: null,
  template: 'a',
  to: 'post@trust.example',
  subject: 'A subject',
  body: 'Two\nlines',
  at: '2026-10-01T05:00:00.000Z',
})

it('keeps e-mails over a restart, but for a line that a crash has cut', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ladder-outbox-'))
  const file = join(folder, 'messages.jsonl')
  const outbox = await openOutbox(file)
  for (const id of ['one', 'two']) await outbox.add(mail(id))
  expect(outbox.list()).toEqual([mail('two'), mail('one')])
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await appendFile(file, '\n{"id":"thr')
  await (await openOutbox(file)).add(mail('three'))
  expect((await openOutbox(file)).list()).toEqual([mail('three'), mail('two'), mail('one')])
  await rm(folder, { recursive: true })
})
