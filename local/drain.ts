type Worker = { readonly handled: () => number; readonly drained: () => Promise<void> }

/** A record takes a moment to appear in a stream, a long one on a busy machine: one look that finds nothing says little. */
const QUIET_ROUNDS = 2

/** Waits until nothing is left to do: one worker's output may be another's input, so until rounds find no more work. */
export const drain = async (workers: readonly Worker[]): Promise<void> => {
  const handled = () => workers.reduce((sum, worker) => sum + worker.handled(), 0)
  for (let quiet = 0; quiet < QUIET_ROUNDS; ) {
    const before = handled()
    await Promise.all(workers.map((worker) => worker.drained()))
    quiet = handled() === before ? quiet + 1 : 0
  }
}
