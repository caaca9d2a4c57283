import type { Channel } from '#shared/messages.ts'

/** What came of sending a message. Reasons name no address. */
export type Outcome =
  | { readonly is: 'sent' }
  /** It can never be sent. */
  | { readonly is: 'refused'; readonly reason: string }
  /** Not now. Where that is not safe to repeat, it may have been sent all the same. */
  | { readonly is: 'delayed'; readonly reason: string; readonly isSafeToRepeat: boolean }

/** A message ready to go: whatever can fail before it has been done. */
export type Letter = { readonly by: Channel; readonly post: () => Promise<Outcome> }
