/** The account and region the platform plays. Nothing leaves this machine. */
export const account = '000000000000'
export const region = 'eu-west-2'
export const busName = 'ladder'
export const filesBucket = 'ladder-files'
export const ulnKeySecret = 'ladder/uln-key'
export const notifyKeySecret = 'ladder/notify-key'
export const webhookKeySecret = 'ladder/webhook-key'
export const userPool = `${region}_local`

export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

/** `arn:aws:lambda:…:function:ladder-ingest` and the like. */
export const arn = (service: string, resource: string): string => `arn:aws:${service}:${region}:${account}:${resource}`
