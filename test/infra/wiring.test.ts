import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import { pascal } from '#infra/names.ts'
import { type Platform, startPlatform } from '#local/platform.ts'
import { tables } from '#shared/tables.ts'
import { appOf, templateOf } from './templates.ts'

type Properties = Record<string, unknown>

const app = appOf()
const propertiesOf = (stack: 'Api' | 'Processing' | 'Identity', type: string): Properties[] =>
  Object.values(templateOf(app, stack).findResources(type)).map(({ Properties }) => Properties as Properties)

/** The function that a part of a template points at, by the logical id of its Lambda. */
const functionIn = (part: unknown): string => {
  const text = JSON.stringify(part)
  const found = functions.find(({ name }) => new RegExp(`"${pascal(name)}Function[0-9A-F]{8}"`).test(text))
  if (!found) throw new Error(`no function of the catalogue in ${text}`)
  return found.name
}
const tableIn = (part: unknown): string => {
  const text = JSON.stringify(part).toLowerCase()
  return Object.keys(tables).find((table) => new RegExp(`getatt${table}[0-9a-f]{8}streamarn`).test(text)) ?? text
}
/** Uploads are told by rules of the account's own bus. */
const kindOfRule = (pattern: unknown): string => ((pattern as { source?: string[] }).source ? 'upload' : 'rule')
const withoutStage = (name: unknown): string => String(name).replace('ladder-production-', '')

/** What starts a function on AWS, in the words in which the local platform says it of itself. */
const wiringOnAws = (): string[] => {
  const integrations = templateOf(app, 'Api').findResources('AWS::ApiGatewayV2::Integration')
  return [
    ...propertiesOf('Api', 'AWS::ApiGatewayV2::Route').map(({ RouteKey, Target }) => {
      const [id = ''] = Object.keys(integrations).filter((id) => JSON.stringify(Target).includes(id))
      return `${RouteKey} → ${functionIn(integrations[id])}`
    }),
    ...propertiesOf('Processing', 'AWS::Lambda::EventSourceMapping').map(
      ({ EventSourceArn, FunctionName }) => `stream of ${tableIn(EventSourceArn)} → ${functionIn(FunctionName)}`,
    ),
    ...propertiesOf('Processing', 'AWS::Events::Rule').map(
      ({ Name, Targets, EventPattern }) => `${kindOfRule(EventPattern)} ${withoutStage(Name)} → ${functionIn(Targets)}`,
    ),
    ...propertiesOf('Processing', 'AWS::Scheduler::Schedule').map(
      ({ Name, Target }) => `schedule ${withoutStage(Name)} → ${functionIn((Target as { Arn: unknown }).Arn)}`,
    ),
    ...propertiesOf('Identity', 'AWS::Cognito::UserPool').map(
      ({ LambdaConfig }) => `tokens → ${functionIn(LambdaConfig)}`,
    ),
  ]
}

describe('what starts a function', () => {
  let platform: Platform
  beforeAll(async () => {
    platform = await startPlatform({ port: 0 })
  })
  afterAll(() => platform?.stop())

  it('on AWS does so locally, and the reverse', () => {
    expect(platform.wiring.toSorted()).toEqual(wiringOnAws().toSorted())
    expect(platform.wiring.length).toBeGreaterThanOrEqual(functions.length)
  })
})
