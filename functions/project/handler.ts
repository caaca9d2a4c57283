import { project, Unprojected } from '#shared/store/project.ts'
import {
  type DynamoDBBatchResponse,
  type DynamoDBRecord,
  type DynamoDBStreamEvent,
  failedFrom,
} from '../kit/records.ts'

const subjectOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.Keys?.subject?.S ?? ''

/** Only the subjects of a batch matter: the log itself is read again, so repeated or reordered records change nothing. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  try {
    await project(Records.map(subjectOf).filter((subject) => subject !== ''))
    return { batchItemFailures: [] }
  } catch (error) {
    if (!(error instanceof Unprojected)) throw error
    const behind = new Set(error.subjects)
    return failedFrom(Records, (record) => behind.has(subjectOf(record)))
  }
}
