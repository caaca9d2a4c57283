import { type TableName, tables, tableVariable } from '#shared/tables.ts'
import {
  busName,
  credentials,
  filesBucket,
  notifyKeySecret,
  region,
  ulnKeySecret,
  webhookKeySecret,
} from './account.ts'
import { notifyPath, templateIds } from './notify/service.ts'
import { tableName } from './tables.ts'

export type EnvironmentOptions = {
  readonly dynamoDb: string
  /** Where EventBridge, Secrets Manager and Cognito answer. */
  readonly aws: string
  /** Where the platform itself answers. */
  readonly door: string
  /** Where S3 answers. */
  readonly s3: string
  readonly clockOffsetMs: number
  readonly verbose: boolean
}

/** Where the platform tells commands on this machine how to reach its store. */
export const environmentPath = '/local/environment'

const names = Object.keys(tables) as TableName[]

/** What functions find in their environment. Here they share one, so it has what any of them may declare. */
const environmentOf = (options: EnvironmentOptions): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(names.map((table) => [tableVariable(table), tableName(table)])),
  LADDER_BUS: busName,
  LADDER_FILES: filesBucket,
  LADDER_ULN_KEY: ulnKeySecret,
  LADDER_LOCAL: 'yes',
  LADDER_ORIGIN: options.door,
  LADDER_NOTIFY_URL: `${options.door}${notifyPath}`,
  LADDER_NOTIFY_KEY: notifyKeySecret,
  LADDER_NOTIFY_TEMPLATES: JSON.stringify(templateIds),
  LADDER_WEBHOOK_KEY: webhookKeySecret,
  LADDER_CLOCK_OFFSET_MS: String(options.clockOffsetMs),
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_ENDPOINT_URL_DYNAMODB: options.dynamoDb,
  AWS_ENDPOINT_URL_S3: options.s3,
  AWS_ENDPOINT_URL_EVENTBRIDGE: options.aws,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: options.aws,
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: options.aws,
  ...(options.verbose ? {} : { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' }),
})

/** Sets the process's environment for functions, and takes out what could lead their clients elsewhere. Gives what it set. */
export const setEnvironment = (options: EnvironmentOptions): Readonly<Record<string, string>> => {
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']) {
    delete process.env[name]
  }
  const environment = environmentOf(options)
  Object.assign(process.env, environment)
  return environment
}
