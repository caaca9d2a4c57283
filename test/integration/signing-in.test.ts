import { afterAll, beforeAll, expect, it } from 'vitest'
import { exchangeForm, signInQuery } from '#local/sign-in/requests-in-tests.ts'
import { enrolled, type Ladder, newUln, startLadder } from './client.ts'

let ladder: Ladder
beforeAll(async () => {
  ladder = await startLadder()
})
afterAll(() => ladder?.stop())

/** Goes the way of a browser whose user chooses somebody: the tokens that it ends with. */
const signIn = async (person: string) => {
  const path = `/oauth2/authorize?${signInQuery(ladder.url)}`
  const choice = await ladder.request(path)
  expect(choice.text).toContain(`value="${person}"`)
  const chosen = await ladder.request(path, {
    method: 'POST',
    body: new URLSearchParams({ person }),
    redirect: 'manual',
  })
  const back = new URL(chosen.headers.get('location') ?? '')
  expect(back.searchParams.get('state')).toBe('a state & more')
  const body = exchangeForm(ladder.url, back.searchParams.get('code') ?? '')
  return ladder.request<{ readonly access_token: string }>('/oauth2/token', { method: 'POST', body })
}

const asks = async (person: string, path: string, init: RequestInit = {}) => {
  const { body } = await signIn(person)
  return ladder.request(path, { ...init, headers: { authorization: `Bearer ${body.access_token}` } })
}

it('whoever signs in is answered as their organisation is', async () => {
  const scene = await ladder.newScene()
  const other = await ladder.newScene()
  await ladder.stored(scene.hei, enrolled(scene, newUln()), enrolled(scene, newUln()))
  await ladder.stored(other.hei, enrolled(other, newUln()))
  await ladder.drained()
  expect(await asks('hee:england', '/aggregates/churn')).toMatchObject({ body: { total: { enrolled: 3 } } })
  expect(await asks(scene.hei, '/aggregates/churn')).toMatchObject({
    body: { filters: { hei: scene.hei }, total: { enrolled: 2 } },
  })
  expect(await asks(other.employer, '/aggregates/churn')).toMatchObject({
    body: { filters: { employer: other.employer }, total: { enrolled: 1 } },
  })
})

it('whoever signs in has the rights of their organisation and no more', async () => {
  const { employer } = await ladder.newScene()
  const put = { method: 'PUT', body: '{}' }
  expect(await asks(employer, '/organisations/ods:RZZ', put)).toMatchObject({ status: 403 })
  expect(await asks('hee:england', '/organisations/ods:RZZ', put)).not.toMatchObject({ status: 403 })
})
