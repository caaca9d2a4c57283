/** What `POST /imports` and `GET /imports/{id}` answer, as far as it is shown. */
export type ImportAnswer = {
  readonly id: string
  readonly status: 'waiting' | 'running' | 'done' | 'refused'
  readonly dryRun?: boolean
  readonly detail?: string
  readonly progress?: { readonly bytes: number; readonly of: number }
  readonly counts?: Readonly<Record<string, number>>
  readonly problems?: { readonly total: number; readonly first: readonly ImportProblem[] }
  readonly upload?: {
    readonly method: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
  }
}

export type ImportProblem = {
  readonly row?: number
  readonly column?: string
  readonly line?: number
  readonly learner?: string
  readonly field?: string
  readonly detail: string
}
