import { now } from '#shared/clock.ts'
import { collect } from '#shared/store/collection.ts'
import { logger } from '../kit/powertools.ts'

export const handler = async (): Promise<void> => {
  for (const { month, step } of await collect(now())) logger.info('collected', { month, step })
}
