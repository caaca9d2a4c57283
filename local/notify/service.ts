import { noticeKinds } from '#events/notice-kinds.ts'
import type { MessageKind } from '#shared/messages.ts'

/** Where the stand-in for GOV.UK Notify answers, behind the platform's own door. */
export const notifyPath = '/local/notify'

/** The service and the key of the only API key there is. It opens nothing but this stand-in. */
export const serviceId = '00000000-0000-4000-8000-000000000001'
export const serviceKey = '00000000-0000-4000-8000-000000000002'
export const notifyApiKey = `local-${serviceId}-${serviceKey}`

/** The templates of the stand-in, by what they tell. */
export const templateIds = Object.fromEntries(
  noticeKinds.map((kind, index) => [kind, `00000000-0000-4000-8000-00000000001${index}`]),
) as Readonly<Record<MessageKind, string>>
