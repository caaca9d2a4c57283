import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Organisation } from '#events/identifiers.ts'
import type { Trigger } from '#functions/declaration.ts'
import type { MessageKind } from '#shared/messages.ts'
import type { WebConfig } from '../web/config.ts'

/** What differs between one deployment and another. Everything else is the same everywhere. */
export type Stage = {
  readonly name: 'trial' | 'production'
  readonly region: string
  /** Tables, keys, sign-ins and failures outlive a deleted stack, and stacks and tables refuse to be deleted. */
  readonly protected: boolean
  readonly logLevel: 'DEBUG' | 'INFO'
  readonly days: {
    readonly logs: RetentionDays
    readonly failures: number
    /** Files that organisations sent, and what was found in them. */
    readonly files: number
    readonly archive: number
    readonly backups: number
  }
  /** Concurrent runs reserved for each function, by what starts it. */
  readonly concurrency: Readonly<Record<Trigger['kind'], number>>
  /** Requests a second of one route, over all callers. */
  readonly throttle: { readonly rate: number; readonly burst: number }
  /** Above these, somebody is told. */
  readonly alarms: {
    readonly iteratorAgeSeconds: number
    readonly deliverySeconds: number
    readonly latencyMs: number
    readonly serverErrorPercent: number
  }
  /** The prefix of the sign-in pages' address, unique among all of the region's user pools. */
  readonly signInDomain: string
  /** Where the pages are served from. Without a certificate it has to be CloudFront's own name for them, known after the first deployment. */
  readonly webOrigin: string
  /** The certificate of webOrigin's name, in us-east-1: CloudFront looks for it there. */
  readonly certificate?: string
  /** A web ACL that stands before the pages and the API behind them, in us-east-1 too. */
  readonly firewall?: string
  /** What people see the service called, and by whom it is run. */
  readonly brand: WebConfig['brand']
  /** GOV.UK Notify, and in it the templates of docs/chasing.md by what they tell. */
  readonly notify: { readonly url: string; readonly templates: Readonly<Record<MessageKind, string>> }
  /** Organisations whose systems call the API: each gets a client. */
  readonly machineClients: readonly Organisation[]
}

/** CloudFront's own: it tells its metrics and logs there and nowhere else, and an alarm in another region would never ring. */
export const edgeRegion = 'us-east-1'

const brand = {
  service: 'Ladder',
  owner: 'Health Education England',
  commissioner: 'Health Education England',
  contact: 'ladder@example.nhs.uk',
}
const notifyUrl = 'https://api.notifications.service.gov.uk'
/** To be replaced by the ids that Notify gives: with these it takes no message in, and messages wait. */
const noTemplates = {
  opened: '00000000-0000-0000-0000-000000000000',
  reminder: '00000000-0000-0000-0000-000000000000',
  late: '00000000-0000-0000-0000-000000000000',
  closed: '00000000-0000-0000-0000-000000000000',
}

export const stages: readonly Stage[] = [
  {
    name: 'trial',
    region: 'eu-west-2',
    protected: false,
    logLevel: 'DEBUG',
    days: { logs: 30, failures: 30, files: 7, archive: 30, backups: 7 },
    concurrency: { http: 10, stream: 5, rule: 5, schedule: 1, token: 5, upload: 2 },
    throttle: { rate: 20, burst: 40 },
    alarms: { iteratorAgeSeconds: 300, deliverySeconds: 300, latencyMs: 3000, serverErrorPercent: 5 },
    signInDomain: 'ladder-trial',
    webOrigin: 'https://trial.ladder.example.nhs.uk',
    brand: { ...brand, service: 'Ladder (trial)' },
    notify: { url: notifyUrl, templates: noTemplates },
    machineClients: ['hee:england'],
  },
  {
    name: 'production',
    region: 'eu-west-2',
    protected: true,
    logLevel: 'INFO',
    days: { logs: 365, failures: 90, files: 7, archive: 90, backups: 35 },
    concurrency: { http: 50, stream: 20, rule: 20, schedule: 1, token: 20, upload: 10 },
    throttle: { rate: 100, burst: 200 },
    alarms: { iteratorAgeSeconds: 60, deliverySeconds: 60, latencyMs: 2000, serverErrorPercent: 1 },
    signInDomain: 'ladder',
    webOrigin: 'https://ladder.example.nhs.uk',
    brand,
    notify: { url: notifyUrl, templates: noTemplates },
    machineClients: ['hee:england'],
  },
]
