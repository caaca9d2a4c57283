import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '#local/dynamodb-local.ts'
import { startPlatform } from '#local/platform.ts'
import { operate } from './child.ts'
import { clientOf, enrolled, newUln } from './client.ts'

let platform: Awaited<ReturnType<typeof startPlatform>>
let trainees: readonly string[]
let database: DynamoDBDocumentClient

const ladder = (...args: readonly string[]) => operate(...args, '--port', String(platform.port)).ended

beforeAll(async () => {
  platform = await startPlatform({ port: 0 })
  const client = clientOf(platform.url)
  const scene = await client.newScene()
  trainees = await client.stored(scene.hei, ...Array.from({ length: 12 }, () => enrolled(scene, newUln())))
  await platform.drained()
  database = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '' }))
})
afterAll(() => platform?.stop())

/** Adds to a counter of the first row of the cube behind Ladder's back. Gives the row. */
const spoilRow = async () => {
  const { Items = [] } = await database.send(new ScanCommand({ TableName: 'ladder-cube' }))
  const [row] = Items.filter(({ slice }) => String(slice).includes('#cohort#'))
  const Key = { slice: row?.slice, cell: row?.cell }
  await database.send(
    new UpdateCommand({
      TableName: 'ladder-cube',
      Key,
      UpdateExpression: 'ADD enrolled :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  )
  return Key
}

const ledgerKey = async (subject: string) => {
  const { Items = [] } = await database.send(new ScanCommand({ TableName: 'ladder-records' }))
  const item = Items.find((each) => each.subject === subject && String(each.item).endsWith('#ledger'))?.item
  return { subject, item }
}

describe('an operator', () => {
  it('is told by verify that all is as the log says', async () => {
    expect(await ladder('verify')).toEqual({ code: 0, output: 'Generation g1 is what the log says.\n' })
  })

  it('may open no round ahead of its month', async () => {
    const ahead = operate('collection', 'open', '--round', '2999-01', '--port', String(platform.port))
    expect(await ahead.ended).toEqual({ code: 2, output: '' })
    expect(ahead.progress()).toContain('--round must be no later than this month')
  })

  it('is told by verify which row of the cube is wrong, and rebuild makes it right', async () => {
    const { slice, cell } = await spoilRow()
    const { code, output } = await ladder('verify')
    expect(code).toBe(1)
    expect(output).toContain(`cube ${slice} ${cell} enrolled\n    wanted 12\n    stored 13`)

    expect(await ladder('rebuild', '--json')).toEqual({ code: 0, output: '{"generation":"g2","differences":[]}\n' })
    expect((await ladder('verify')).code).toBe(0)
    const { Items = [] } = await database.send(new ScanCommand({ TableName: 'ladder-cube' }))
    expect(Items.filter(({ slice }) => !String(slice).startsWith('g2#'))).toEqual([])
  })

  it('is told by verify whose ledger is behind, and reconcile brings it up', async () => {
    const [trainee = ''] = trainees
    const Key = await ledgerKey(trainee)
    const UpdateExpression = 'SET #events = :none'
    const ExpressionAttributeNames = { '#events': 'events' }
    await database.send(
      new UpdateCommand({
        TableName: 'ladder-records',
        Key,
        UpdateExpression,
        ExpressionAttributeNames,
        ExpressionAttributeValues: { ':none': 0 },
      }),
    )
    const { code, output } = await ladder('verify')
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(`ledger ${trainee}`) })

    expect(await ladder('reconcile')).toEqual({ code: 0, output: 'Brought up to date: 1.\n' })
    expect((await ladder('verify')).code).toBe(0)
    expect((await ladder('reconcile')).output).toBe('Nothing was behind.\n')
  })

  it('is told by verify what is in the listing and should not be', async () => {
    const [, trainee = ''] = trainees
    const { item } = await ledgerKey(trainee)
    const { Items = [] } = await database.send(new ScanCommand({ TableName: 'ladder-records' }))
    const entry = Items.find((each) => each.subject === trainee && each.item !== item)
    await database.send(
      new DeleteCommand({ TableName: 'ladder-records', Key: { subject: trainee, item: entry?.item } }),
    )
    expect(await ladder('verify')).toEqual({ code: 1, output: expect.stringContaining(`listing ${trainee}`) })
    expect((await ladder('rebuild')).code).toBe(0)
    expect((await ladder('verify')).code).toBe(0)
  })

  it('is told in plain words what a command line lacks, and of a platform that is not there', async () => {
    const wrong = operate('verfy')
    expect(await wrong.ended).toEqual({ code: 2, output: '' })
    expect(wrong.progress()).toContain("there is no command 'verfy'")
    const port = String(await freePort())
    const absent = operate('verify', '--port', port)
    expect(await absent.ended).toEqual({ code: 3, output: '' })
    expect(absent.progress()).toBe(
      `No platform listens on port ${port}: start one with npm start, or name another with --port\n`,
    )
    const help = await operate('--help').ended
    expect(help).toEqual({ code: 0, output: expect.stringContaining('--stage NAME') })
  })
})
