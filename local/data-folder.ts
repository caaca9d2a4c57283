import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { StartupError } from './startup-error.ts'

/** Makes the folder that keeps the platform's data, for this user alone. */
export const makeDataFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
  } catch (cause) {
    throw new StartupError(`Data cannot be kept in ${folder}: choose a folder that can be written with --data`, {
      cause,
    })
  }
}
