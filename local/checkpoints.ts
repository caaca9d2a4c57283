import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** How far a mapping has come in each shard of a stream. */
export type Checkpoints = {
  readonly of: (shard: string) => string | undefined
  readonly move: (shard: string, sequenceNumber: string) => Promise<void>
  /** The stream no longer holds the place: the shard starts again at its oldest record. */
  readonly forget: (shard: string) => void
}

type Kept = { readonly streamArn: string; readonly shards: Readonly<Record<string, string>> }

const keptIn = async (file: string, streamArn: string): Promise<Kept['shards']> => {
  try {
    const kept: Kept = JSON.parse(await readFile(file, 'utf8'))
    return kept.streamArn === streamArn ? kept.shards : {}
  } catch {
    return {}
  }
}

/** Checkpoints kept in a file, or in memory without one. Those of another stream are dropped. */
export const openCheckpoints = async (streamArn: string, file?: string): Promise<Checkpoints> => {
  const shards = new Map(Object.entries(file === undefined ? {} : await keptIn(file, streamArn)))
  const keep = async () => {
    if (file === undefined) return
    await mkdir(dirname(file), { recursive: true })
    // Renamed into place: a crash leaves the old file or the new one, never half of one.
    await writeFile(`${file}.new`, JSON.stringify({ streamArn, shards: Object.fromEntries(shards) } satisfies Kept))
    await rename(`${file}.new`, file)
  }
  return {
    of: (shard) => shards.get(shard),
    move: async (shard, sequenceNumber) => {
      shards.set(shard, sequenceNumber)
      await keep()
    },
    forget: (shard) => shards.delete(shard),
  }
}
