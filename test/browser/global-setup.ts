import type { TestProject } from 'vitest/node'
import { noBrowser, openStage, type Stage } from './stage.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** One platform and one browser for all tests of the project; none on a machine without a browser. */
    readonly stage: Stage | undefined
  }
}

export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const why = noBrowser()
  if (why !== undefined) {
    console.log(`The browser tests are skipped: ${why}`)
    project.provide('stage', undefined)
    return undefined
  }
  const { stage, stop } = await openStage()
  project.provide('stage', stage)
  return stop
}
