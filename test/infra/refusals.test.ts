import { describe, expect, it } from 'vitest'
import type { FunctionDeclaration, Trigger } from '#functions/declaration.ts'
import { appOf } from './templates.ts'

const declared = (name: string, trigger: Trigger, ...more: readonly Trigger[]): FunctionDeclaration => ({
  name,
  does: 'Stands in for a function.',
  triggers: [trigger, ...more],
  tables: {},
  memoryMb: 128,
  timeoutSeconds: 3,
})
const schedule: Trigger = { kind: 'schedule', name: 'nightly', cron: 'cron(0 3 * * ? *)' }
const token: Trigger = { kind: 'token' }

describe('a declaration that cannot be deployed', () => {
  it('is one started from two stacks', () => {
    const torn = declared('torn', schedule, token)
    expect(() => appOf({ functions: [torn] })).toThrow(
      'torn is started from processing and identity: make a function of each',
    )
  })

  it('is one that publishes before there is a bus', () => {
    const early: FunctionDeclaration = { ...declared('early', token), publishes: true }
    expect(() => appOf({ functions: [early] })).toThrow('early publishes, but its stack is deployed before the bus')
  })
})
