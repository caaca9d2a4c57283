import type { RecordedEvent } from '#events/catalogue.ts'
import { kindOfSubject } from '#events/envelope.ts'
import type { Region } from '#events/identifiers.ts'
import { nameOf } from './standing-events.ts'
import { foldTrainee, type RouteOf } from './trainee.ts'

/** What regions look up of a subject. */
type Facts = { readonly routeOf: RouteOf; readonly regionOf: (employer: string) => Region }

/**
 * What a region is told when some of a subject's events are news: of a programme everything, of a cohort what is about its own
 * places, of a trainee with an enrolment there now everything, of an organisation nothing. An event that may have brought the trainee there brings what was
 * recorded of them before, which the region may not have been told.
 */
export const toldToRegion = (
  region: Region,
  log: readonly RecordedEvent[],
  news: readonly RecordedEvent[],
  facts: Facts,
): readonly RecordedEvent[] => {
  const [first] = news
  switch (first && kindOfSubject(first.subject)) {
    case 'cohort': {
      const own = new Set(log.filter((event) => isAboutPlacesOf(event, region)).map(nameOf))
      return news.filter((event) => own.has(event.type === 'event.voided' ? nameOfVoided(event) : nameOf(event)))
    }
    case 'trainee': {
      const { enrolments } = foldTrainee(log, facts.routeOf)
      return enrolments.some(({ employer }) => facts.regionOf(employer) === region) ? withHistory(log, news) : []
    }
    case 'programme':
      return news
    default:
      return []
  }
}

const isAboutPlacesOf = (event: RecordedEvent, region: Region): boolean =>
  event.type === 'places.commissioned' && event.data.region === region

const nameOfVoided = ({ source, data }: RecordedEvent<'event.voided'>): string => nameOf({ source, id: data.event })

const bringing: readonly string[] = ['trainee.enrolled', 'trainee.transferred', 'event.voided']

const withHistory = (log: readonly RecordedEvent[], news: readonly RecordedEvent[]): RecordedEvent[] => {
  const last = news.findLast(({ type }) => bringing.includes(type))
  const before = last ? log.filter(({ recordedtime }) => recordedtime <= last.recordedtime) : []
  return [...new Set([...before, ...news])]
}
