import { now } from '#shared/clock.ts'
import { restate } from '#shared/store/restate.ts'
import { logger } from '../kit/powertools.ts'

export const handler = async (): Promise<void> => {
  const differing = await restate(now().toISOString())
  logger.info('restated', { differing })
}
