import type * as z from 'zod/mini'
import type { Scope } from '#shared/scopes.ts'
import type { TableName } from '#shared/tables.ts'

/** What a route takes and gives, for the OpenAPI document. Schemas are the ones that validate requests. */
export type Operation = {
  readonly id: string
  readonly summary: string
  readonly description?: string
  readonly parameters?: Readonly<
    Record<string, { in: 'path' | 'query' | 'header'; schema: z.core.$ZodType; says: string }>
  >
  readonly requests?: Readonly<Record<string, z.core.$ZodType>>
  /** By status, then by media type. Problem details for errors are added by the generator from `problems`. */
  readonly responses: Readonly<Record<number, { says: string; content?: Readonly<Record<string, z.core.$ZodType>> }>>
  /** Statuses that answer with problem details, besides 401, 403 and 500. */
  readonly problems?: readonly number[]
}

export type HttpTrigger = {
  readonly kind: 'http'
  readonly method: 'GET' | 'POST' | 'PUT'
  /** As API Gateway writes it: `/trainees/{ref}`. */
  readonly path: string
  /** Any one of these lets a caller in; 'public' asks for no token. */
  readonly scopes: readonly [Scope, ...Scope[]] | 'public'
  readonly operation: Operation
}

/** A DynamoDB stream through an event source mapping with partial failures, bisecting and an S3 failure destination. */
export type StreamTrigger = {
  readonly kind: 'stream'
  readonly table: TableName
  readonly batchSize: number
  readonly windowSeconds: number
  readonly retries: number
  readonly maxAgeSeconds: number
}

/** A rule on the bus, matching events by `detail-type` (the event's type); an empty list matches all of Ladder's. */
export type RuleTrigger = { readonly kind: 'rule'; readonly name: string; readonly detailTypes: readonly string[] }

/** EventBridge Scheduler, in Europe/London time. */
export type ScheduleTrigger = { readonly kind: 'schedule'; readonly name: string; readonly cron: string }

/** Cognito asks it what a token says (pre token generation, version 3). */
type TokenTrigger = { readonly kind: 'token' }

/** A file that has arrived in the bucket under a name that begins so: S3's "Object Created", by EventBridge's default bus. */
export type UploadTrigger = { readonly kind: 'upload'; readonly name: string; readonly prefix: string }

export type Trigger = HttpTrigger | StreamTrigger | RuleTrigger | ScheduleTrigger | TokenTrigger | UploadTrigger

/** What a function may do with a table. To append is to put what is not there: it changes and removes nothing. */
export type Access = 'read' | 'read-append' | 'read-write'

/** What a function may do with the bucket of files. To write is also to remove, and to give leave to upload. */
export type FilesAccess = 'read' | 'write' | 'read-write'

/** Everything outside a function's code: what starts it and what it may touch. infra/ and local/ both read this. */
export type FunctionDeclaration = {
  /** Its folder under functions/. */
  readonly name: string
  readonly does: string
  readonly triggers: readonly [Trigger, ...Trigger[]]
  readonly tables: Partial<Readonly<Record<TableName, Access>>>
  /** Its use of the bucket of files, whose name comes as LADDER_FILES. */
  readonly files?: FilesAccess
  /** May put events on the bus; its name comes as LADDER_BUS. */
  readonly publishes?: true
  /** May read the key that turns ULNs into references; the secret's id comes as LADDER_ULN_KEY. */
  readonly pseudonymises?: true
  /** May tell organisations things: what that takes, two secrets among it, comes as LADDER_NOTIFY_…, LADDER_WEBHOOK_KEY and LADDER_ORIGIN. */
  readonly notifies?: true
  readonly memoryMb: number
  readonly timeoutSeconds: number
}
