import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { appOf, emptyDirectory } from './templates.ts'

const { made, forgotten } = vi.hoisted(() => ({ made: new Map<string, string>(), forgotten: new Set<string>() }))
vi.mock('#infra/acknowledge.ts', async (original) => {
  const { acknowledge } = await original<typeof import('#infra/acknowledge.ts')>()
  return {
    acknowledge: (...[construct, id, reason]: Parameters<typeof acknowledge>) => {
      made.set(id, reason)
      if (!forgotten.has(id)) acknowledge(construct, id, reason)
    },
  }
})

type Report = { pluginReports: { violations: { ruleName: string }[] }[] }

/** What the checks of policy find that nobody acknowledged. A synthesis that finds something also fails. */
const findings = (): readonly string[] => {
  const outdir = emptyDirectory()
  const app = appOf({ outdir })
  try {
    app.synth()
  } catch (error) {
    expect(String(error)).toContain('Validation')
  }
  const report: Report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'))
  return report.pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName))
}

describe('the checks of policy', () => {
  it('find nothing that nobody acknowledged', () => {
    expect(findings()).toEqual([])
  })

  it('are acknowledged with reasons', () => {
    for (const reason of made.values()) expect(reason).toMatch(/^.{30,}\.$/)
  })

  it('find each thing again whose acknowledgement is gone: none is idle', () => {
    for (const id of made.keys()) forgotten.add(id)
    const found = findings()
    forgotten.clear()
    for (const id of made.keys()) expect(found).toContain(id)
    expect(made.size).toBeGreaterThan(5)
  })

  it('fail over a single one', () => {
    forgotten.add('AwsSolutions-SMG4')
    expect(findings()).toEqual(['AwsSolutions-SMG4'])
    forgotten.clear()
  })
})
