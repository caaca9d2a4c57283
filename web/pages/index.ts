import type { Page } from '../page.ts'

/** Every page by its name in the address; each is loaded when it is opened. */
export const pages: Readonly<Record<string, () => Promise<Page>>> = {
  overview: async () => (await import('./overview.ts')).overview,
  sustainability: async () => (await import('./sustainability.ts')).sustainability,
  course: async () => (await import('./course.ts')).course,
}
