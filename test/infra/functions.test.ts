import { describe, expect, it } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { stages } from '#infra/stages.ts'
import { type TableName, tableVariable } from '#shared/tables.ts'
import { tableNames } from './declared-tables.ts'
import { actionsOn, statementsOf } from './statements.ts'
import { appOf, production, resourcesOf, stackNames, templateOf } from './templates.ts'

const app = appOf()
const templates = stackNames.map((name) => templateOf(app, name))
const lambdas = resourcesOf(templates, 'AWS::Lambda::Function')
const lambdaOf = ({ name }: FunctionDeclaration) =>
  lambdas.find(({ Properties }) => Properties.FunctionName === `ladder-production-${name}`)?.Properties ?? {}

const notifying = [
  ...['LADDER_NOTIFY_KEY', 'LADDER_NOTIFY_TEMPLATES', 'LADDER_NOTIFY_URL'],
  ...['LADDER_ORIGIN', 'LADDER_WEBHOOK_KEY'],
]

describe('the functions', () => {
  it('are those of the catalogue, and no more', () => {
    expect(lambdas.map(({ Properties }) => Properties.FunctionName).sort()).toEqual(
      functions.map(({ name }) => `ladder-production-${name}`).sort(),
    )
  })

  it.each(functions)('$name runs as declared', (declaration) => {
    expect(lambdaOf(declaration)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: declaration.memoryMb,
      Timeout: declaration.timeoutSeconds,
      ReservedConcurrentExecutions: production.concurrency[declaration.triggers[0].kind],
      TracingConfig: { Mode: 'Active' },
    })
  })

  it.each(functions)('$name is told of what it declared, and of nothing else', (declaration) => {
    const { Variables } = lambdaOf(declaration).Environment as { Variables: Record<string, unknown> }
    const expected = [
      ...(Object.keys(declaration.tables) as TableName[]).map(tableVariable),
      ...(declaration.files ? ['LADDER_FILES'] : []),
      ...(declaration.publishes ? ['LADDER_BUS'] : []),
      ...(declaration.pseudonymises ? ['LADDER_ULN_KEY'] : []),
      ...(declaration.notifies ? notifying : []),
    ]
    const told = Object.keys(Variables).filter((name) => name.startsWith('LADDER_'))
    expect(told.sort()).toEqual(expected.sort())
  })

  it.each(functions)('$name keeps its logs for a while and rings when it fails', ({ name }) => {
    const groups = resourcesOf(templates, 'AWS::Logs::LogGroup').map(({ Properties }) => Properties)
    expect(groups).toContainEqual(
      expect.objectContaining({
        LogGroupName: `/aws/lambda/ladder-production-${name}`,
        RetentionInDays: production.days.logs,
      }),
    )
    const alarms = resourcesOf(templates, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties.AlarmName)
    expect(alarms).toEqual(
      expect.arrayContaining([`ladder-production-${name}-errors`, `ladder-production-${name}-throttles`]),
    )
  })

  it.each(stages)('leave a hundred runs of the usual thousand to the rest of the account in $name', (stage) => {
    const reserved = functions.reduce((sum, { triggers: [{ kind }] }) => sum + stage.concurrency[kind], 0)
    expect(reserved).toBeLessThanOrEqual(900)
  })
})

describe('rights', () => {
  const reading = ['BatchGetItem', 'GetItem', 'Query', 'Scan']
  const writing = ['BatchWriteItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem']
  const expected = {
    read: reading,
    'read-append': [...reading, 'PartiQLInsert'].sort(),
    'read-write': [...reading, ...writing, 'PartiQLInsert'].sort(),
  }

  it.each(functions)('$name may do to tables what it declared', (declaration) => {
    const statements = statementsOf(templates, declaration.name)
    for (const table of tableNames) {
      const access = declaration.tables[table]
      expect(actionsOn(statements, table), table).toEqual(
        (access ? expected[access] : []).map((action) => `dynamodb:${action}`),
      )
    }
  })

  it.each(functions)('$name may read secrets and speak on the bus only if it declared so', (declaration) => {
    const statements = statementsOf(templates, declaration.name)
    const actions = statements.flatMap(({ actions }) => actions)
    const secrets = statements
      .filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'))
      .flatMap(({ resources }) => resources)
    const mayRead = (secret: string) => secrets.some((resource) => resource.includes(secret))
    expect(mayRead('UlnKey')).toBe(declaration.pseudonymises ?? false)
    expect(mayRead('NotifyKey')).toBe(declaration.notifies ?? false)
    expect(mayRead('WebhookKey')).toBe(declaration.notifies ?? false)
    expect(actions.includes('events:PutEvents')).toBe(declaration.publishes ?? false)
  })

  it.each(functions)('$name may use the bucket of files as it declared, and no other', ({ name, files }) => {
    const own = statementsOf(templates, name)
      .flatMap(({ actions }) => actions)
      .filter((action) => action.startsWith('s3:'))
    const reads = ['s3:GetObject', 's3:ListBucket']
    const writes = ['s3:DeleteObject', 's3:PutObject']
    const expected = { read: reads, write: writes, 'read-write': [...reads, ...writes] }
    expect(own.toSorted()).toEqual((files ? expected[files] : []).toSorted())
  })

  it('hold no wildcards but of actions that know no resource', () => {
    const resourceless = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments', 'dynamodb:ListStreams']
    for (const { actions, resources } of statementsOf(templates)) {
      expect(actions.filter((action) => action.includes('*'))).toEqual([])
      if (resources.includes('"*"')) expect(resourceless).toEqual(expect.arrayContaining([...actions]))
    }
  })
})
