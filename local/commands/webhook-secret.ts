import { Organisation } from '#events/identifiers.ts'
import { UsageError } from '../options.ts'
import { storeCommand } from './store-command.ts'

export const webhookSecret = storeCommand({
  name: 'webhook-secret',
  takes: 'ORG',
  says: 'show the secret by which an organisation verifies the webhooks that it gets',
  run: async ({ argument = '' }) => {
    const organisation = Organisation.safeParse(argument)
    if (!organisation.success) throw new UsageError('name the organisation, as in ods:RAA')
    const { webhookSecretOf } = await import('#shared/store/webhook-secret.ts')
    const secret = await webhookSecretOf(organisation.data)
    return { said: secret, result: { organisation: organisation.data, secret }, isRight: true }
  },
})
