import type { Page } from '../page.ts'

/** Every page by its name in the address; each is loaded when it is opened. */
export const pages: Readonly<Record<string, () => Promise<Page>>> = {
  briefing: async () => (await import('./briefing.ts')).briefing,
  churn: async () => (await import('./churn.ts')).churn,
  collection: async () => (await import('./collection.ts')).collection,
  course: async () => (await import('./course.ts')).course,
  definitions: async () => (await import('./definitions.ts')).definitions,
  exceptions: async () => (await import('./exceptions.ts')).exceptions,
  figures: async () => (await import('./figures.ts')).figures,
  month: async () => (await import('./month.ts')).month,
  outcomes: async () => (await import('./outcomes.ts')).outcomes,
  overview: async () => (await import('./overview.ts')).overview,
  send: async () => (await import('./send.ts')).send,
  sustainability: async () => (await import('./sustainability.ts')).sustainability,
  trainee: async () => (await import('./trainee.ts')).trainee,
  trainees: async () => (await import('./trainees.ts')).trainees,
}
