import type { FunctionDeclaration, Trigger } from '#functions/declaration.ts'
import type { Stage } from './stages.ts'

/** Every name in an account starts with the stage's, so that two stages can share one. */
export const named = (stage: Stage, ...parts: readonly string[]): string => ['ladder', stage.name, ...parts].join('-')

export const functionAlarms = {
  errors: 'errors',
  throttles: 'throttles',
  iteratorAge: 'iterator-age',
  failedRecords: 'failed-records',
  lostRecords: 'lost-records',
  deadLetters: 'dead-letters',
} as const

export const stageAlarms = {
  busDeadLetters: 'bus-dead-letters',
  slowDelivery: 'slow-delivery',
  serverErrors: 'api-server-errors',
  latency: 'api-latency',
  webErrors: 'web-server-errors',
} as const

/** An identifier in a template, as CDK writes them: `token-claims` is TokenClaims. */
export const pascal = (text: string): string =>
  text
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

const stackOfTrigger: Readonly<Record<Trigger['kind'], 'api' | 'processing' | 'identity'>> = {
  http: 'api',
  stream: 'processing',
  rule: 'processing',
  schedule: 'processing',
  token: 'identity',
  upload: 'processing',
}

/** The stack that a function belongs to: that of what starts it. */
export const stackOf = ({ name, triggers }: FunctionDeclaration): 'api' | 'processing' | 'identity' => {
  const [home = 'api', ...others] = new Set(triggers.map(({ kind }) => stackOfTrigger[kind]))
  if (others.length > 0)
    throw new Error(`${name} is started from ${[home, ...others].join(' and ')}: make a function of each`)
  return home
}

/** Triggers of one kind. */
export const triggersOf = <Kind extends Trigger['kind']>(
  { triggers }: FunctionDeclaration,
  kind: Kind,
): readonly Extract<Trigger, { kind: Kind }>[] =>
  triggers.filter((trigger): trigger is Extract<Trigger, { kind: Kind }> => trigger.kind === kind)
