import { describe, expect, it } from 'vitest'
import { mutants } from './mutants.ts'
import { simulate } from './simulate.ts'

const MOST_SCHEDULES = 1000

describe(`a protocol with a mistake in it is caught within ${MOST_SCHEDULES} schedules`, () => {
  it.each(Object.entries(mutants))('%s', async (name, { says }) => {
    const { schedules, failed } = await simulate('--mutant', name, '--schedules', String(MOST_SCHEDULES))
    expect(failed.length, `${says} Nothing was seen of it in ${schedules} schedules.`).toBeGreaterThan(0)
  })
})
