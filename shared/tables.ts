type Index = { readonly partitionKey: string; readonly sortKey: string }

/** A DynamoDB table as both AWS and the local platform create it. All keys are strings. */
export type TableDeclaration = {
  readonly holds: string
  readonly partitionKey: string
  readonly sortKey?: string
  /** Indexes carry keys only: a write that changes no index key costs nothing there. */
  readonly indexes?: Readonly<Record<string, Index>>
  readonly stream?: 'NEW_IMAGE' | 'NEW_AND_OLD_IMAGES'
  /** The attribute with the second of the epoch after which an item is no longer wanted. */
  readonly expires?: string
}

export const tables = {
  log: {
    holds: 'Every stored event once, append only: the truth from which all else can be made again.',
    partitionKey: 'subject',
    sortKey: 'event',
    stream: 'NEW_IMAGE',
  },
  claims: {
    holds: 'For each source and id, which content took it. It makes an id unique whatever the subject.',
    partitionKey: 'event',
  },
  feed: {
    holds:
      'Which events the bus has taken, page after page: the order of the feed, and the receipts by which it is mended.',
    partitionKey: 'feed',
    sortKey: 'page',
  },
  records: {
    holds: 'For each subject and generation, the contribution last added to the cube, and where to list it.',
    partitionKey: 'subject',
    sortKey: 'item',
    indexes: {
      'by-concern': { partitionKey: 'concerns', sortKey: 'since' },
      'by-region': { partitionKey: 'region', sortKey: 'place' },
      'by-employer': { partitionKey: 'employer', sortKey: 'place' },
    },
  },
  cube: {
    holds: 'Sums of contributions at a few grains.',
    partitionKey: 'slice',
    sortKey: 'cell',
  },
  publications: {
    holds: "A month's figures as they were published, packed; each part is put once and never changed.",
    partitionKey: 'publication',
    sortKey: 'part',
  },
  collections: {
    holds: 'The rounds of the monthly collection, and the return of each organisation.',
    partitionKey: 'round',
    sortKey: 'item',
  },
  messages: {
    holds: 'What organisations are told about the collection, each message once.',
    partitionKey: 'organisation',
    sortKey: 'message',
    stream: 'NEW_IMAGE',
  },
  imports: {
    holds: 'Files that organisations sent: how far each is, and what came of it.',
    partitionKey: 'organisation',
    sortKey: 'import',
  },
  learners: {
    holds: "What an HEI's last file said of each learner, by a keyed hash, and the tables by which it is read.",
    partitionKey: 'organisation',
    sortKey: 'learner',
  },
  registry: {
    holds: "Organisations, programmes, and the platform's own pointers.",
    partitionKey: 'kind',
    sortKey: 'id',
    stream: 'NEW_AND_OLD_IMAGES',
  },
} as const satisfies Readonly<Record<string, TableDeclaration>>

export type TableName = keyof typeof tables

/** The environment variable under which a function finds a table. */
export const tableVariable = (name: TableName): string => `LADDER_TABLE_${name.toUpperCase()}`
