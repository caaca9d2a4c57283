type Mutant = {
  readonly status: 'Killed' | 'RuntimeError' | 'Timeout' | 'Survived' | 'NoCoverage' | 'Ignored'
  readonly mutatorName: string
  readonly replacement?: string
  readonly location: { readonly start: { readonly line: number; readonly column: number } }
}

/** The part of Stryker's report that is looked at. */
export type Report = { readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>> }

type Counts = {
  readonly killed: number
  readonly timeout: number
  readonly survived: number
  readonly noCoverage: number
}
/** How many changes were noticed, and the share of them in per cent. */
export type Score = { readonly score: number } & Counts

/** No test failed on it: none did, or none came by. */
export const isLeft = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage'

const withScore = (counts: Counts): Score => {
  const { killed, timeout, survived, noCoverage } = counts
  const all = killed + timeout + survived + noCoverage
  return { score: all === 0 ? 100 : Math.round(((killed + timeout) / all) * 1000) / 10, ...counts }
}

export const scoreOf = (mutants: readonly Mutant[]): Score => {
  const having = (...statuses: readonly Mutant['status'][]) =>
    mutants.filter(({ status }) => statuses.includes(status)).length
  return withScore({
    killed: having('Killed'),
    timeout: having('Timeout'),
    survived: having('Survived'),
    noCoverage: having('NoCoverage'),
  })
}

export const sumOf = (scores: readonly Score[]): Score => {
  const sum = (count: keyof Counts) => scores.reduce((sum, score) => sum + score[count], 0)
  return withScore({
    killed: sum('killed'),
    timeout: sum('timeout'),
    survived: sum('survived'),
    noCoverage: sum('noCoverage'),
  })
}
