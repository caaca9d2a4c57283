import { catalogue, type LadderEvent } from '#events/catalogue.ts'
import { kindOfSubject, organisationOf } from '#events/envelope.ts'
import { heiOfProgramme, type Organisation, partsOfCohort } from '#events/identifiers.ts'
import type { Caller } from './caller.ts'
import { Refusal } from './refusal.ts'

/**
 * The rules at the door: who may say what. Whether a speaker may speak of a trainee is not judged here, since the fact that
 * proves it may still be on its way; the record judges it.
 */
export const admit = (event: LadderEvent, caller: Caller): void => {
  if (organisationOf(event.source) !== caller.organisation)
    throw refusal('/source', `A source must be the caller's own: /organisations/${caller.organisation}`)
  const definition = catalogue[event.type]
  if (!definition.saidBy.some((speaker) => speaker === caller.kind))
    throw refusal('/type', `${event.type} is not said by ${nameOfKind[caller.kind]}`)
  if (event.type === 'post.missing' && event.data.reason === 'not-reported')
    throw refusal('/data/reason', "not-reported is said by Ladder's own sweep only")
  if (caller.kind === 'hei') admitHei(event, caller.organisation)
  if (caller.region) admitRegion(event, caller.region)
}

const nameOfKind = {
  hei: 'HEIs',
  employer: 'employers',
  epao: 'assessment organisations',
  commissioner: 'commissioners',
}

const refusal = (pointer: string, detail: string) => new Refusal('forbidden', detail, [{ pointer, detail }])

const admitHei = (event: LadderEvent, hei: Organisation): void => {
  for (const { pointer, programme } of programmesNamed(event))
    if (heiOfProgramme(programme) !== hei)
      throw refusal(pointer, `A programme or cohort must be the caller's own: ${hei.slice('ukprn:'.length)}/…`)
}

const admitRegion = (event: LadderEvent, region: string): void => {
  if (event.type === 'places.commissioned' && event.data.region !== region)
    throw refusal('/data/region', `A commissioner speaks of its own region only: ${region}`)
}

/** The programmes that an event names, itself or by a cohort, and where. */
export const programmesNamed = (event: LadderEvent): { pointer: string; programme: string }[] => {
  const named: { pointer: string; programme: string }[] = []
  const kind = kindOfSubject(event.subject)
  if (kind === 'programme') named.push({ pointer: '/subject', programme: event.subject })
  if (kind === 'cohort') named.push({ pointer: '/subject', programme: partsOfCohort(event.subject).programme })
  if ('cohort' in event.data && event.data.cohort)
    named.push({ pointer: '/data/cohort', programme: partsOfCohort(event.data.cohort).programme })
  return named
}
