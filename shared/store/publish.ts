/** Freezes the figures of a month as they were known at a moment. */
export const publish = async (_month: string, _moment: string): Promise<void> => {}
