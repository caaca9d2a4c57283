import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FaultKind } from './faults.ts'

export type Summary = {
  readonly schedules: number
  readonly faults: number
  readonly seconds: number
  readonly byKind: Readonly<Record<FaultKind, number>>
  readonly failed: readonly { readonly seed: number; readonly faulty: readonly string[] }[]
  readonly fingerprints: Readonly<Record<number, string>>
}

/** Runs the simulation by its own command, in processes whose time and chance it may take away. */
export const simulate = async (...options: readonly string[]): Promise<Summary> => {
  const command = fileURLToPath(new URL('run.ts', import.meta.url))
  const child = spawn(process.execPath, [command, '--json', ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  for await (const part of child.stdout.setEncoding('utf8')) said += part
  return JSON.parse(said) as Summary
}
