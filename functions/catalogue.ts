import { declaration as aggregates } from './aggregates/declaration.ts'
import { declaration as collect } from './collect/declaration.ts'
import { declaration as collections } from './collections/declaration.ts'
import { declaration as contract } from './contract/declaration.ts'
import type { FunctionDeclaration } from './declaration.ts'
import { declaration as exceptions } from './exceptions/declaration.ts'
import { declaration as feed } from './feed/declaration.ts'
import { declaration as health } from './health/declaration.ts'
import { declaration as importFile } from './import-file/declaration.ts'
import { declaration as imports } from './imports/declaration.ts'
import { declaration as ingest } from './ingest/declaration.ts'
import { declaration as notify } from './notify/declaration.ts'
import { declaration as observe } from './observe/declaration.ts'
import { declaration as organisations } from './organisations/declaration.ts'
import { declaration as project } from './project/declaration.ts'
import { declaration as publications } from './publications/declaration.ts'
import { declaration as reconcile } from './reconcile/declaration.ts'
import { declaration as relay } from './relay/declaration.ts'
import { declaration as reproject } from './reproject/declaration.ts'
import { declaration as republish } from './republish/declaration.ts'
import { declaration as restate } from './restate/declaration.ts'
import { declaration as resumeImports } from './resume-imports/declaration.ts'
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
  collect,
  restate,
  notify,
  imports,
  importFile,
  resumeImports,
  aggregates,
  publications,
  trainees,
  exceptions,
  feed,
  organisations,
  collections,
  contract,
  health,
  tokenClaims,
]
