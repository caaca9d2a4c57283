import { national } from '#events/organisation.ts'

/** Registers the national commissioner, who registers everybody else, unless a run before has done so. */
export const registerNational = async (): Promise<void> => {
  // Imported late: the store reads its environment when it loads.
  const { organisation, putOrganisation } = await import('#shared/store/organisations.ts')
  if (!(await organisation(national.id))) await putOrganisation(national)
}
