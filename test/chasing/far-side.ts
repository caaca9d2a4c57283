import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it came, and what it was about. */
type Heard = { readonly headers: Readonly<Record<string, string>>; readonly body: string; readonly path: string }
/** What is answered to a request, or that its connection is cut, before or after it was taken. */
export type Answer =
  | { readonly status: number; readonly fault?: string; readonly location?: string }
  | 'cut before'
  | 'cut after'

const serviceId = '00000000-0000-4000-8000-00000000000a'
export const apiKey = `test-${serviceId}-00000000-0000-4000-8000-00000000000b`

/** Notify and a webhook behind real sockets. They take everything unless told. */
export const openFarSide = async () => {
  const mails: { readonly reference: string; readonly email_address: string; readonly template_id: string }[] = []
  const told: Heard[] = []
  const asked: string[] = []
  let answers: Answer[] = []
  let last: Answer | undefined

  const answerWith = (response: ServerResponse, answer: Answer, take: () => object) => {
    if (answer === 'cut before') return void response.destroy()
    if (answer === 'cut after') {
      take()
      return void response.destroy()
    }
    const { status, fault, location } = answer
    const isTaken = status >= 200 && status < 300
    const body = isTaken
      ? take()
      : { status_code: status, errors: [{ error: fault, message: 'no: post@trust.example' }] }
    response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) })
    response.end(JSON.stringify(body))
  }

  const server = createServer(async (request: IncomingMessage, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('')
    const url = new URL(request.url ?? '', 'http://here')
    const headers = request.headers as Record<string, string>
    if (request.method === 'GET') {
      const reference = url.searchParams.get('reference') ?? ''
      asked.push(reference)
      const notifications = mails.filter((mail) => mail.reference === reference)
      return answerWith(response, last ?? { status: 200 }, () => ({ notifications }))
    }
    const isMail = url.pathname === '/v2/notifications/email'
    const answer = answers.shift() ?? last ?? { status: isMail ? 201 : 204 }
    answerWith(response, answer, () => {
      if (isMail) mails.push(JSON.parse(body))
      else told.push({ headers, body, path: url.pathname })
      return {}
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    mails,
    told,
    asked,
    /** What is answered to the next requests that send something. */
    next: (...given: readonly Answer[]) => {
      answers = [...given]
    },
    /** What is answered to all, questions too, from now on. */
    always: (given: Answer | undefined) => {
      last = given
    },
    forget: () => {
      for (const list of [mails, told, asked]) list.length = 0
      answers = []
      last = undefined
    },
    close: () => server.close(),
  }
}
