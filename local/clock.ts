/** The platform's clock: real time, moved by a fixed offset when a rehearsal starts it elsewhere. */
export type Clock = { readonly offsetMs: number; readonly now: () => Date }

export const clockFrom = (start?: Date): Clock => {
  const offsetMs = start ? start.getTime() - Date.now() : 0
  return { offsetMs, now: () => new Date(Date.now() + offsetMs) }
}
