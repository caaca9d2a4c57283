/** A way to get the protocol wrong: texts of the product's files, each with what stands there instead. */
export type Mutant = {
  readonly says: string
  readonly patches: readonly { readonly file: string; readonly find: string; readonly replace: string }[]
}

const PROJECT = 'shared/store/project.ts'
const READS = `  const ledgers = await ledgersOf(generation, subjects)
  const wanted = await wantedLedgers(await logsOf(subjects))
`
const noVersion = { file: PROJECT, find: '...(read.version === 0', replace: '...(true ? {} : read.version === 0' }

/** Mistakes that others have made, or that somebody may make who finds the right way too slow. The simulator must see each. */
export const mutants: Readonly<Record<string, Mutant>> = {
  'no-version': {
    says: 'A ledger is written whatever its version.',
    patches: [noVersion],
  },
  'old-image': {
    says: 'The difference is taken from the record as it was before the latest event, not from what was last added.',
    patches: [
      {
        file: PROJECT,
        find: READS,
        replace: `  const stored = await ledgersOf(generation, subjects)
  const logs = await logsOf(subjects)
  const wanted = await wantedLedgers(logs)
  const earlier = new Map([...logs].map(([subject, log]) =>
    [subject, log.toSorted((a, b) => (a.recordedtime < b.recordedtime ? -1 : 1)).slice(0, -1)]))
  const old = await wantedLedgers(earlier)
  const ledgers = new Map(subjects.map((subject) => [subject, { ...old.get(subject), version: stored.get(subject).version }]))
`,
      },
    ],
  },
  'count-per-record': {
    says: 'Each delivery adds what its subject counts for, whatever was added before.',
    patches: [
      {
        file: PROJECT,
        find: 'deltaOf(generation, subject, read, next)',
        replace: 'deltaOf(generation, subject, { ...read, shares: [] }, next)',
      },
    ],
  },
  'no-reconciler': {
    says: 'Nothing repairs what streams have lost.',
    patches: [
      { file: 'functions/reconcile/handler.ts', find: 'await reconcile()', replace: '0 * Number(reconcile.length)' },
    ],
  },
  'ten-minute-token': {
    says: "A transaction's own token is all that keeps it from being carried out twice.",
    patches: [
      noVersion,
      {
        file: PROJECT,
        find: '        TransactItems: [',
        replace: `        ClientRequestToken: steps.map(({ subject, next }) => subject.slice(-4) + next.events).join('').slice(0, 36),
        TransactItems: [`,
      },
    ],
  },
  'acknowledged-before-commit': {
    says: 'A batch is acknowledged while its commit is under way.',
    patches: [
      {
        file: 'functions/project/handler.ts',
        find: "await project(Records.map(subjectOf).filter((subject) => subject !== ''))",
        replace: "project(Records.map(subjectOf).filter((subject) => subject !== '')).catch(() => undefined)",
      },
    ],
  },
  'errors-acknowledged': {
    says: 'A batch whose projection failed is acknowledged.',
    patches: [
      {
        file: 'functions/project/handler.ts',
        find: 'if (!(error instanceof Unprojected)) throw error',
        replace: 'if (!(error instanceof Unprojected)) return { batchItemFailures: [] }',
      },
    ],
  },
  'log-before-ledger': {
    says: 'The log is read before the ledger, so that an older fold may overwrite a newer one.',
    patches: [
      {
        file: PROJECT,
        find: READS,
        replace: `  const wanted = await wantedLedgers(await logsOf(subjects))
  const ledgers = await ledgersOf(generation, subjects)
`,
      },
    ],
  },
  'log-read-eventually': {
    says: 'The log is read without strong consistency.',
    patches: [
      {
        file: 'shared/store/log.ts',
        find: "ConsistentRead: true,\n      KeyConditionExpression: 'subject = :subject'",
        replace: "ConsistentRead: false,\n      KeyConditionExpression: 'subject = :subject'",
      },
    ],
  },
  'lost-race-ignored': {
    says: 'A commit that lost its race is taken for done.',
    patches: [{ file: PROJECT, find: 'if (isRace(error)) return false', replace: 'if (isRace(error)) return true' }],
  },
  'cube-beside-transaction': {
    says: 'The rows of the cube are added to after the ledgers are committed.',
    patches: [
      {
        file: PROJECT,
        find: '          ...deltas.map(cubeWrite),\n        ],\n      }),\n    )',
        replace: `        ],
      }),
    )
    if (deltas.length > 0) await store.send(new TransactWriteCommand({ TransactItems: deltas.map(cubeWrite) }))`,
      },
    ],
  },
  'stored-before-append': {
    says: 'A sender is told that an event is stored when its id is claimed.',
    patches: [
      {
        file: 'shared/store/take.ts',
        find: 'const appended = await appendAll(',
        replace: 'const appended = candidates.map(() => true)\n  appendAll(',
      },
      {
        file: 'shared/store/take.ts',
        find: '    now.toISOString(),\n  )',
        replace: '    now.toISOString(),\n  ).catch(() => undefined)',
      },
    ],
  },
  'no-claims': {
    says: 'Nothing keeps an id from being taken twice.',
    patches: [
      {
        file: 'shared/store/take.ts',
        find: 'if (isClaimed === true) return candidate',
        replace: 'if (isClaimed !== undefined) return candidate',
      },
    ],
  },
  'refused-entries-forgotten': {
    says: 'What the bus refuses is not sent again.',
    patches: [
      {
        file: 'functions/relay/deliver.ts',
        find: 'notices.filter((_, index) => !results[index]?.EventId)',
        replace: 'notices.filter((_, index) => results.length < index)',
      },
    ],
  },
  'undelivered-noted': {
    says: 'What the bus did not take in several attempts is noted as taken.',
    patches: [
      {
        file: 'functions/relay/deliver.ts',
        find: 'const undelivered = new Set(left.map(({ event }) => event))',
        replace: 'const undelivered = new Set(left.slice(left.length).map(({ event }) => event))',
      },
    ],
  },
  'no-republishing': {
    says: 'What a stream lost never comes to the bus.',
    patches: [
      {
        file: 'functions/republish/handler.ts',
        find: 'const undelivered = await deliver(events)',
        replace: 'const undelivered = events.slice(events.length, deliver.length)',
      },
    ],
  },
  'rebuild-alone': {
    says: 'While a rebuild is under way, live traffic is projected into the live generation only.',
    patches: [
      {
        file: PROJECT,
        find: 'next === undefined ? [live] : [live, next]',
        replace: 'next === undefined ? [live] : [live]',
      },
      {
        file: 'shared/store/rebuild.ts',
        find: 'await verify(next, report, (behind) => projectInto(next, behind))',
        replace: '[] as Difference[]',
      },
    ],
  },
}
