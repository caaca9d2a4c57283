/** `/pages/{page}` as a regular expression. */
const patternOf = (path: string): string => path.replaceAll('/', '\\/').replaceAll(/\{\w+\}/g, '[^\\/]+')

/**
 * The code that CloudFront runs before it looks for a file: every address of a page is answered with index.html. It is CloudFront's
 * own JavaScript, which knows no modules.
 */
export const pageAddressCode = (pages: readonly string[]): string => `
var pages = /^(?:${pages.map(patternOf).join('|')})$/
function handler(event) {
  var request = event.request
  if (pages.test(request.uri)) request.uri = '/index.html'
  return request
}
`
