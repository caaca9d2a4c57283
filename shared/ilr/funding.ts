import type { Funding } from '#events/types/trainee-enrolled.ts'
import type { Delivery } from './record.ts'

/**
 * Who pays, by the aim's funding model and, on apprenticeships since May 2017 (36), its kind of contract at the start. A contract
 * with the employer (ACT 1) is the levy's, though since 2020 smaller employers have had one too: an HEI's table of employers
 * can say better.
 */
export const fundingOf = (aim: Delivery): Funding => {
  if (aim.FundModel === '81') return 'co-investment'
  if (aim.FundModel === '99') return 'self-funded'
  if (aim.FundModel !== '36') return 'other'
  const contract = contractOf(aim)
  return contract === '1' ? 'levy' : contract === '2' ? 'co-investment' : 'other'
}

/** The kind of contract that came first. */
const contractOf = ({ fams }: Delivery): string | undefined =>
  fams
    .filter(({ LearnDelFAMType }) => LearnDelFAMType === 'ACT')
    .reduce<Delivery['fams'][number] | undefined>(
      (first, fam) => (!first || (fam.LearnDelFAMDateFrom ?? '') < (first.LearnDelFAMDateFrom ?? '') ? fam : first),
      undefined,
    )?.LearnDelFAMCode
