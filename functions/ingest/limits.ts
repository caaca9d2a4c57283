/** As many events as one batch may hold. */
export const MOST_EVENTS = 500
