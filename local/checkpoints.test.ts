import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCheckpoints } from './checkpoints.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ladder-checkpoints-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('checkpoints', () => {
  it('are there again after a restart', async () => {
    const file = join(folder, 'kept', 'project-log.json')
    const { move } = await openCheckpoints('stream-1', file)
    await move('shard', '5')
    await move('shard', '9')
    expect((await openCheckpoints('stream-1', file)).of('shard')).toBe('9')
  })

  it('of another stream are dropped', async () => {
    const file = join(folder, 'other.json')
    const { move } = await openCheckpoints('stream-1', file)
    await move('shard', '5')
    expect((await openCheckpoints('stream-2', file)).of('shard')).toBeUndefined()
  })

  it('begin anew when the file cannot be read', async () => {
    const file = join(folder, 'broken.json')
    await writeFile(file, '{"streamArn":')
    expect((await openCheckpoints('stream-1', file)).of('shard')).toBeUndefined()
  })
})
