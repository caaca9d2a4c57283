import { storeCommand } from './store-command.ts'

export const reconcile = storeCommand({
  name: 'reconcile',
  says: 'project every subject that is behind the log or the register',
  run: async () => {
    const { reconcile } = await import('#shared/store/reconcile.ts')
    const behind = await reconcile()
    const said = behind === 0 ? 'Nothing was behind.' : `Brought up to date: ${behind}.`
    return { said, result: { behind }, isRight: true }
  },
})
