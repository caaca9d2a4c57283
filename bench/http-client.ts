type Request = { readonly method?: string; readonly type?: string; readonly body?: unknown }

/** Calls of a platform's API as any organisation, each signed in once. Rejects with any answer but a good one. */
export const signedIn = (url: string) => {
  const tokens = new Map<string, string>()
  return async (by: string, path: string, { method = 'GET', type, body }: Request = {}): Promise<unknown> => {
    const token = tokens.get(by) ?? (await tokenOf(url, by))
    tokens.set(by, token)
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(type && { 'content-type': type }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`)
    return response.json()
  }
}

const tokenOf = async (url: string, organisation: string): Promise<string> => {
  const form = { grant_type: 'client_credentials', client_id: organisation, client_secret: 'local' }
  const response = await fetch(`${url}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) })
  return ((await response.json()) as { access_token: string }).access_token
}
