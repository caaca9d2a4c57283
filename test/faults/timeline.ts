/** Something that is going to happen. */
type Step = { readonly due: number; readonly nth: number; readonly run: () => void; cancelled: boolean }

export type Timeline = {
  /** Virtual time, in milliseconds since 1970. */
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => Step
  readonly sleep: (ms: number) => Promise<void>
  /** Lets everything happen that is going to, in the order of virtual time, and resolves when nothing is left. */
  readonly runAll: () => Promise<void>
}

// Kept aside, because a simulation replaces the globals.
const whenIdle = setImmediate

/** Virtual time that jumps from one step to the next, each taken when the steps before have had all their consequences. */
export const createTimeline = (start: number): Timeline => {
  const heap = createHeap()
  let now = start
  let made = 0

  const after = (ms: number, run: () => void): Step => {
    const step = { due: now + Math.max(0, ms), nth: made++, run, cancelled: false }
    heap.push(step)
    return step
  }

  const runAll = () =>
    new Promise<void>((resolve, reject) => {
      // No microtask is left when an immediate runs, so every promise that could go on has gone on.
      const turn = () => {
        let step = heap.pop()
        while (step?.cancelled) step = heap.pop()
        if (!step) return resolve()
        now = step.due
        try {
          step.run()
        } catch (error) {
          return reject(error)
        }
        whenIdle(turn)
      }
      whenIdle(turn)
    })

  return { now: () => now, after, sleep: (ms) => new Promise((resolve) => after(ms, resolve)), runAll }
}

const isBefore = (a: Step, b: Step): boolean => a.due < b.due || (a.due === b.due && a.nth < b.nth)

/** A binary heap of steps, the earliest first. */
const createHeap = () => {
  const steps: Step[] = []
  const at = (index: number) => steps[index] as Step
  const swap = (a: number, b: number) => {
    const held = at(a)
    steps[a] = at(b)
    steps[b] = held
  }
  return {
    push: (step: Step) => {
      let index = steps.push(step) - 1
      for (let parent = (index - 1) >> 1; index > 0 && isBefore(step, at(parent)); parent = (index - 1) >> 1) {
        swap(index, parent)
        index = parent
      }
    },
    pop: (): Step | undefined => {
      const first = steps[0]
      const last = steps.pop()
      if (!first || !last || steps.length === 0) return first
      steps[0] = last
      for (let index = 0; ; ) {
        const [left, right] = [2 * index + 1, 2 * index + 2]
        let least = index
        if (left < steps.length && isBefore(at(left), at(least))) least = left
        if (right < steps.length && isBefore(at(right), at(least))) least = right
        if (least === index) return first
        swap(index, least)
        index = least
      }
    },
  }
}
