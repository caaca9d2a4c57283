import { national, type RegisteredOrganisation } from '#events/organisation.ts'

/** Registers the national commissioner, who registers everybody else, unless a run before has done so. */
export const registerNational = async (): Promise<void> => {
  // Imported late: the store reads its environment when it loads.
  const { organisation, putOrganisation } = await import('#shared/store/organisations.ts')
  if (!(await organisation(national.id))) await putOrganisation(national)
}

/** All that the register holds at the moment. */
export const wholeRegister = async (): Promise<readonly RegisteredOrganisation[]> => {
  const { organisations } = await import('#shared/store/organisations.ts')
  const found: RegisteredOrganisation[] = []
  for await (const organisation of organisations()) found.push(organisation)
  return found
}
