import { differing } from './differing.ts'
import { storeCommand } from './store-command.ts'

export const rebuild = storeCommand({
  name: 'rebuild',
  says: 'make records and cube anew beside the live ones, compare, let them be asked, drop the old; one that was stopped goes on where it was',
  run: async ({ report, settleMs }) => {
    const { rebuild } = await import('#shared/store/rebuild.ts')
    const result = await rebuild(report, settleMs)
    const isRight = result.differences.length === 0
    const said = isRight
      ? `Generation ${result.generation} is what the log says, and is the one that is asked.`
      : `${differing(result.differences)}\nGeneration ${result.generation} is still the one that is asked.`
    return { said, result, isRight }
  },
})
