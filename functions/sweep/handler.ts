import { now } from '#shared/clock.ts'
import { dateOf } from '#shared/dates.ts'
import { sweepStalled } from '#shared/store/sweep.ts'
import { logger } from '../kit/powertools.ts'

export const handler = async (): Promise<void> => {
  const recorded = now().toISOString()
  const said = await sweepStalled(dateOf(recorded), recorded)
  logger.info('swept', { said })
}
