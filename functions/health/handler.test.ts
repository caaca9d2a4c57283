import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { expect, it, vi } from 'vitest'
import { call } from '#functions/kit/calls-in-tests.ts'
import { handler } from './handler.ts'

vi.hoisted(() => {
  process.env.LADDER_TABLE_REGISTRY = 'registry'
})

it('is unwell when the store does not answer, and does not say why', async () => {
  mockClient(DynamoDBDocumentClient).on(GetCommand).rejects(new Error('inner workings'))
  const { status, body } = await call(handler, 'GET /health')
  expect(status).toBe(503)
  expect(body).toMatchObject({ status: 503, detail: 'The store does not answer' })
})
