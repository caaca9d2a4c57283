/** The platform's clock: real time, moved by an offset when a rehearsal lives elsewhere. It can be moved on, never back. */
export type Clock = { readonly offsetMs: () => number; readonly now: () => Date; readonly moveTo: (time: Date) => void }

export const clockFrom = (start?: Date): Clock => {
  let offsetMs = start ? start.getTime() - Date.now() : 0
  return {
    offsetMs: () => offsetMs,
    now: () => new Date(Date.now() + offsetMs),
    moveTo: (time) => {
      offsetMs = Math.max(offsetMs, time.getTime() - Date.now())
      process.env.LADDER_CLOCK_OFFSET_MS = String(offsetMs)
    },
  }
}
