import { regionCodes } from '#shared/grains.ts'
import { streamInParts } from '#shared/store/batches.ts'
import { generations } from '#shared/store/generation.ts'
import { project } from '#shared/store/project.ts'
import { listedBy } from '#shared/store/records.ts'
import {
  type DynamoDBBatchResponse,
  type DynamoDBRecord,
  type DynamoDBStreamEvent,
  failedFrom,
} from '../kit/records.ts'

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>

/** Records are dealt with in order; the first that fails is where the stream goes on. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of Records) {
    try {
      for await (const subjects of streamInParts(subjectsMoved(record), AT_ONCE)) await project(subjects)
    } catch (error) {
      if (record === Records[0]) throw error
      return failedFrom(Records, (other) => other === record)
    }
  }
  return { batchItemFailures: [] }
}

/** The trainees whose slices, or whose way to complete, a change of the register touches. */
const subjectsMoved = async function* (record: DynamoDBRecord): AsyncGenerator<string> {
  const listings = listingsMoved(record)
  if (listings.length === 0) return
  const { live } = await generations()
  for (const { by, prefix } of listings) for await (const { subject } of listedBy(live, by, { prefix })) yield subject
}

type Listing = { readonly by: { readonly employer: string } | { readonly region: string }; readonly prefix: string }

const listingsMoved = ({ dynamodb }: DynamoDBRecord): Listing[] => {
  const { OldImage: before, NewImage: after } = dynamodb ?? {}
  const id = dynamodb?.Keys?.id?.S ?? ''
  const kind = dynamodb?.Keys?.kind?.S
  if (kind === 'organisation' && before && regionIn(before) !== regionIn(after))
    return [{ by: { employer: id }, prefix: '' }]
  if (kind === 'programme' && routeIn(before) !== routeIn(after))
    return regionCodes.map((region) => ({ by: { region }, prefix: `${id}/` }))
  return []
}

const regionIn = (image: Image | undefined): string | undefined => image?.region?.S
const routeIn = (image: Image | undefined): string | undefined => image?.programme?.M?.route?.S

const AT_ONCE = 500
