import type { Region } from '#events/identifiers.ts'
import type { Setting } from '#events/types/trainee-enrolled.ts'

// Everybody here is invented. No UKPRN starts with 1999, no ODS code with ZZ, no ICB has QX.

export type DemonstrationRegion = Extract<Region, 'Y58' | 'Y60' | 'Y62'>

type Provider = { readonly id: string; readonly name: string; readonly region?: DemonstrationRegion }

type HeiProfile = Required<Provider> & { readonly place: string }

export type EmployerProfile = {
  readonly id: string
  readonly name: string
  readonly region: DemonstrationRegion
  readonly icb: string
  readonly levyPaying: boolean
  /** Where most of its trainees work. */
  readonly setting: Setting
  /** How many trainees it sends, compared with the others. */
  readonly size: number
}

export const commissioners: readonly Provider[] = [
  { id: 'hee:Y62', name: 'HEE North West' },
  { id: 'hee:Y60', name: 'HEE Midlands' },
  { id: 'hee:Y58', name: 'HEE South West' },
]

export const heis: readonly HeiProfile[] = [
  { id: 'ukprn:19990101', name: 'Wyreholme University', place: 'Wyreholme', region: 'Y62' },
  { id: 'ukprn:19990102', name: 'University of Pendlemoor', place: 'Pendlemoor', region: 'Y62' },
  { id: 'ukprn:19990201', name: 'Trentbeck University', place: 'Trentbeck', region: 'Y60' },
  { id: 'ukprn:19990202', name: 'Ankerdale University College', place: 'Ankerdale', region: 'Y60' },
  { id: 'ukprn:19990203', name: 'University of Soarfield', place: 'Soarfield', region: 'Y60' },
  { id: 'ukprn:19990301', name: 'Tamarford University', place: 'Tamarford', region: 'Y58' },
  { id: 'ukprn:19990302', name: 'Exbrook College', place: 'Exbrook', region: 'Y58' },
]

export const epaos: readonly Provider[] = [
  { id: 'epao:EPA9901', name: 'Hallmark Health Assessment' },
  { id: 'epao:EPA9902', name: 'Keystone End-Point Services' },
]

const employer = (
  id: string,
  name: string,
  region: DemonstrationRegion,
  icb: string,
  setting: Setting,
  size: number,
  levy: 'levy' | 'no levy' = 'levy',
): EmployerProfile => ({ id, name, region, icb, levyPaying: levy === 'levy', setting, size })

export const employers: readonly EmployerProfile[] = [
  employer('ods:ZZN01', 'Wyreholme Teaching Hospitals', 'Y62', 'QX1', 'physical-health', 9),
  employer('ods:ZZN02', 'Pendlemoor Royal Infirmary', 'Y62', 'QX2', 'physical-health', 6),
  employer('ods:ZZN03', 'Fellside Mental Health Trust', 'Y62', 'QX1', 'mental-health', 6),
  employer('ods:ZZN04', 'Mossbank Community Health', 'Y62', 'QX2', 'community', 4),
  employer('ods:ZZN05', 'Skelbeck Hospice', 'Y62', 'QX2', 'social-care', 1, 'no levy'),
  employer('ods:ZZN06', 'Hindle Road Surgery', 'Y62', 'QX1', 'primary-care', 1, 'no levy'),
  employer('ods:ZZM01', 'Trentbeck University Hospitals', 'Y60', 'QX3', 'physical-health', 9),
  employer('ods:ZZM02', 'Ankerdale General Hospital', 'Y60', 'QX4', 'physical-health', 5),
  employer('ods:ZZM03', 'Charnholt Mental Health Partnership', 'Y60', 'QX3', 'mental-health', 6),
  employer('ods:ZZM04', 'Soarfield Care at Home', 'Y60', 'QX4', 'community', 3),
  employer('ods:ZZM05', 'Lindenbrook Medical Practice', 'Y60', 'QX4', 'primary-care', 1, 'no levy'),
  employer('ods:ZZS01', 'Tamarford District Hospital', 'Y58', 'QX5', 'physical-health', 7),
  employer('ods:ZZS02', 'Exbrook Moorland Hospitals', 'Y58', 'QX6', 'physical-health', 5),
  employer('ods:ZZS03', 'Westcombe Mental Health Trust', 'Y58', 'QX5', 'mental-health', 5),
  employer('ods:ZZS04', 'Saltmarsh Community Services', 'Y58', 'QX6', 'community', 4),
  employer('ods:ZZS05', 'Quayside Pathology', 'Y58', 'QX6', 'laboratory', 1, 'no levy'),
]
