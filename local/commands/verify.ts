import { differing } from './differing.ts'
import { storeCommand } from './store-command.ts'

export const verify = storeCommand({
  name: 'verify',
  says: 'prove records and cube again from the log, and print what differs',
  run: async ({ report }) => {
    const { generations } = await import('#shared/store/generation.ts')
    const { verify } = await import('#shared/store/verify.ts')
    const { live } = await generations()
    const differences = await verify(live, report)
    const isRight = differences.length === 0
    const said = isRight
      ? `Generation ${live} is what the log says.`
      : `${differing(differences)}\nRepair with: ladder reconcile, or ladder rebuild.`
    return { said, result: { generation: live, differences }, isRight }
  },
})
