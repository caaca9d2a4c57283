type Worker = { readonly handled: () => number; readonly drained: () => Promise<void> }

/** Waits until nothing is left to do: one worker's output may be another's input, so until a round finds no more work. */
export const drain = async (workers: readonly Worker[]): Promise<void> => {
  const handled = () => workers.reduce((sum, worker) => sum + worker.handled(), 0)
  for (let before = -1; before !== handled(); ) {
    before = handled()
    await Promise.all(workers.map((worker) => worker.drained()))
  }
}
