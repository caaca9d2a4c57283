import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockFrom } from '#local/clock.ts'
import { startPlatform } from '#local/platform.ts'
import { clientOf } from './client.ts'

const clock = clockFrom(new Date('2021-03-01T00:00:00Z'))
it('x', async () => {
  const p = await startPlatform({ port: 0, clock })
  await p.stop()
})
