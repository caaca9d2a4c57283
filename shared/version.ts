import manifest from '../package.json' with { type: 'json' }

/** The version of Ladder that runs here. */
export const { version } = manifest
