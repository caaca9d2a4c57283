import { now } from '#shared/clock.ts'
import { nudgeOf } from '#shared/imports.ts'
import { putFile } from '#shared/store/files.ts'
import { openImports } from '#shared/store/imports.ts'
import { isHeld, laneOf } from '#shared/store/lanes.ts'

/** A worker that was ended, or never started, leaves an open import and a lane that nobody holds. */
export const handler = async (): Promise<void> => {
  const waiting = new Set<string>()
  for await (const { organisation } of openImports()) waiting.add(organisation)
  for (const organisation of waiting)
    if (!isHeld(await laneOf(organisation), now())) await putFile(nudgeOf(organisation), 'go on', 'text/plain')
}
