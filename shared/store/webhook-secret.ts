import { createHmac } from 'node:crypto'
import type { Organisation } from '#events/identifiers.ts'
import { required } from '../environment.ts'
import { secretText } from './secrets.ts'

const key = required('LADDER_WEBHOOK_KEY')

/** The secret under which an organisation's webhook is signed, as Standard Webhooks writes one. It follows from the platform's key. */
export const webhookSecretOf = async (organisation: Organisation): Promise<string> =>
  `whsec_${createHmac('sha256', await secretText(key))
    .update(organisation)
    .digest('base64')}`
