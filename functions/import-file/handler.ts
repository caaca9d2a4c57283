import type { Context, EventBridgeEvent } from 'aws-lambda'
import { organisationOfFile } from '#shared/imports.ts'
import { Overtaken } from '#shared/store/imports.ts'
import { logger } from '../kit/powertools.ts'
import { work } from './work.ts'

type Arrived = EventBridgeEvent<'Object Created', { readonly object: { readonly key: string } }>

export const handler = async ({ detail }: Arrived, context: Context): Promise<void> => {
  const { awsRequestId: requestId } = context
  try {
    await work(organisationOfFile(detail.object.key), requestId, () => context.getRemainingTimeInMillis())
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
    logger.warn('overtaken', { requestId })
  }
}
