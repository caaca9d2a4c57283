import { events } from './call-sites-told.ts'

/** Cognito asks what a token of a client is to say. */
export const tokenEvent = (clientId: string): object => ({
  version: '3',
  triggerSource: 'TokenGeneration_ClientCredentials',
  userPoolId: 'eu-west-2_pool',
  callerContext: { clientId },
  request: { userAttributes: {}, scopes: ['ladder/events:write'] },
  response: {},
})

/** Somebody is heard whom this process has not heard before. */
export const heardEvent = (appClient: string): object => {
  const { time, ...event } = events.opening
  const organisation = `ukprn:1${appClient.replace(/\D/g, '').padStart(7, '0')}`
  const detail = { ...event, time, recordedtime: time, source: `/organisations/${organisation}` }
  return { 'detail-type': event.type, detail }
}
