import { reconcile } from '#shared/store/reconcile.ts'
import { logger } from '../kit/powertools.ts'

export const handler = async (): Promise<void> => {
  const behind = await reconcile()
  logger.info('reconciled', { behind })
}
