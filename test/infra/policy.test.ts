import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, Validations } from 'aws-cdk-lib'
import { describe, expect, it } from 'vitest'
import type { Stage } from '#infra/stages.ts'
import { appOf, emptyDirectory, production, stageNamed } from './templates.ts'

type Report = { pluginReports: { violations: { ruleName: string }[] }[] }

/** What the checks of policy find that nobody acknowledged. A synthesis that finds something also fails. */
const findingsIn = (prepare: (app: App) => void = () => {}, stage: Stage = production): readonly string[] => {
  const outdir = emptyDirectory()
  const app = appOf({ outdir, stages: [stage] })
  prepare(app)
  let failed = false
  try {
    app.synth()
  } catch {
    failed = true
  }
  const report: Report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'))
  const found = report.pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName))
  expect(failed).toBe(found.length > 0)
  return [...new Set(found)]
}

/** Everything acknowledged in an app: reasons by finding, in the objects that the checks themselves read. */
const acknowledgedIn = (app: App): readonly Record<string, string>[] =>
  app.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .map(({ data }) => data)

const findingOf = (key: string): string => key.slice(key.indexOf('::') + '::'.length)

describe('the checks of policy', () => {
  it('find nothing that nobody acknowledged', () => {
    expect(findingsIn()).toEqual([])
  })

  it('find nothing in a trial either, nor where the site has its own name and a firewall', () => {
    const arn = 'arn:aws:acm:us-east-1:123456789012:certificate/1'
    for (const stage of [stageNamed('trial'), { ...production, certificate: arn, firewall: arn }])
      expect(findingsIn(undefined, stage)).toEqual([])
  })

  it('are acknowledged with reasons', () => {
    for (const reason of acknowledgedIn(appOf()).flatMap(Object.values)) expect(reason).toMatch(/^.{30,}\.$/)
  })

  it('find everything again once nothing is acknowledged: no acknowledgement is idle', () => {
    const forgotten = new Set<string>()
    const found = findingsIn((app) => {
      for (const reasons of acknowledgedIn(app))
        for (const key of Object.keys(reasons)) {
          forgotten.add(findingOf(key))
          delete reasons[key]
        }
    })
    expect(forgotten.size).toBeGreaterThan(5)
    expect([...found].sort()).toEqual([...forgotten].sort())
  })

  it('fail over a single one', () => {
    const rotation = 'AwsSolutions-SMG4'
    const found = findingsIn((app) => {
      for (const reasons of acknowledgedIn(app))
        for (const key of Object.keys(reasons)) if (findingOf(key) === rotation) delete reasons[key]
    })
    expect(found).toEqual([rotation])
  })
})
