import { aggregates } from './aggregates.ts'
import { clock } from './clock.ts'
import { collection } from './collection.ts'
import type { Command } from './command.ts'
import { exceptions } from './exceptions.ts'
import { importFile } from './import.ts'
import { rebuild } from './rebuild.ts'
import { reconcile } from './reconcile.ts'
import { returns } from './return.ts'
import { send } from './send.ts'
import { verify } from './verify.ts'
import { webhookSecret } from './webhook-secret.ts'

/** Every command, in the order in which the help lists them: a new one is a file of its own and a line here. */
export const commands: readonly Command[] = [
  send,
  importFile,
  returns,
  aggregates,
  exceptions,
  verify,
  rebuild,
  reconcile,
  collection,
  webhookSecret,
  clock,
]
