import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { pagePaths } from '../web/headers.ts'
import { pageAddressCode } from './page-address.ts'

type Viewed = { readonly uri: string; readonly querystring?: object }

/** What the code makes of a request, run as CloudFront does: a script that leaves a function behind. */
const asked = (request: Viewed): Viewed =>
  runInNewContext(`${pageAddressCode(pagePaths)}\nhandler(event)`, { event: { request: { ...request } } })

describe('an address', () => {
  it.each(pagePaths.map((path) => path.replace('{page}', 'leavers')))(
    '%s is a page, and answered with index.html',
    (uri) => {
      expect(asked({ uri })).toEqual({ uri: '/index.html' })
    },
  )

  it.each([
    ...['/index.html', '/config.json', '/icon.svg', '/assets/index-CkXo6vfb.js'],
    ...['/pages', '/pages/', '/pages/leavers/more', '/signed-in/', '/signed-inx', '/x/signed-in', '/x/', ''],
  ])('%s is left as it is', (uri) => {
    expect(asked({ uri })).toEqual({ uri })
  })

  it('keeps its query, in which a sign-in brings its code', () => {
    const querystring = { code: { value: 'c' } }
    expect(asked({ uri: '/signed-in', querystring })).toEqual({ uri: '/index.html', querystring })
  })
})

it('the code is short enough for CloudFront, and written in what it knows', () => {
  const code = pageAddressCode(pagePaths)
  expect(Buffer.byteLength(code)).toBeLessThan(10_000)
  expect(code).not.toMatch(/import|export|require|=>|\?\.|\?\?/)
})
