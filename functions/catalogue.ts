import { declaration as aggregates } from './aggregates/declaration.ts'
import { declaration as contract } from './contract/declaration.ts'
import type { FunctionDeclaration } from './declaration.ts'
import { declaration as feed } from './feed/declaration.ts'
import { declaration as health } from './health/declaration.ts'
import { declaration as ingest } from './ingest/declaration.ts'
import { declaration as observe } from './observe/declaration.ts'
import { declaration as organisations } from './organisations/declaration.ts'
import { declaration as project } from './project/declaration.ts'
import { declaration as reconcile } from './reconcile/declaration.ts'
import { declaration as relay } from './relay/declaration.ts'
import { declaration as reproject } from './reproject/declaration.ts'
import { declaration as republish } from './republish/declaration.ts'
import { declaration as sweep } from './sweep/declaration.ts'
import { declaration as tokenClaims } from './token-claims/declaration.ts'
import { declaration as trainees } from './trainees/declaration.ts'

/** Every function of Ladder, in the order in which an event meets them. */
export const functions: readonly FunctionDeclaration[] = [
  ingest,
  project,
  relay,
  observe,
  reproject,
  reconcile,
  republish,
  sweep,
  aggregates,
  trainees,
  feed,
  organisations,
  contract,
  health,
  tokenClaims,
]
