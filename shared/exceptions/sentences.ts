import type { Statement } from '#events/exceptions.ts'
import { assertNever } from '../never.ts'
import type { Listed } from './listed.ts'

/** What is wrong, for a person. */
export const sentenceOf = ({ rule, organisation, said = [], says = '' }: Listed): string => {
  switch (rule) {
    case 'GUARANTEE-BROKEN':
      return 'Completed with a guaranteed band 4 post, and there is none.'
    case 'OUTCOME-OVERDUE':
      return 'Completed six months ago or more, and nobody has said whether there is a band 4 post.'
    case 'STALLED':
      return 'In training, with no module passed, assessment or progress report for 90 days or more.'
    case 'LONG-PAUSE':
      return 'Paused for a year or more.'
    case 'EPA-DUE':
      return 'The expected end is within 90 days or past, and there is no assessment result and no award.'
    case 'MOVED-NOT-ARRIVED':
      return organisation
        ? `Transferred to ${organisation}, which has said nothing of the trainee for 90 days or more.`
        : 'Left for another place 90 days ago or more, and nothing was heard from there.'
    case 'SILENT-SENDER':
      return `${organisation} has people in training and has sent nothing for 60 days or more.`
    case 'DROPPED':
      return `${organisation} left the trainee out of its last return or file and has said nothing of the trainee since.`
    case 'ENROLMENT-UNKNOWN':
      return `${organisation} spoke of somebody whom no HEI has enrolled.`
    case 'DISAGREEMENT':
      return `HEI and employer say different things: ${said.map(inWords).join('; ')}.`
    case 'BELOW-MINIMUM':
    case 'LAST-HEI':
      return says
    default:
      return assertNever(rule)
  }
}

const inWords = ({ by, says, at }: Statement): string => `${by} ${says} (${at})`
