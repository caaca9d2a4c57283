import { hasRightCheckDigit } from '#events/uln.ts'

type Files = ReadonlyMap<string, string>

const MOST_LINES = 250

/** Each place that matches and that `isWrong` does not take back, as file:line. What stands there is not repeated. */
const placesOf = (files: Files, pattern: RegExp, isWrong: (found: string) => boolean = () => true): string[] =>
  [...files].flatMap(([path, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        [...line.matchAll(pattern)].some(([found]) => isWrong(found)) ? [`${path}:${index + 1}`] : [],
      ),
  )

/** Where ten digits stand that could be somebody's unique learner number. Those inside a hexadecimal number are none. */
export const possibleUlns = (files: Files): string[] =>
  placesOf(files, /(?<![\da-f])\d{10}(?![\da-f])/g, hasRightCheckDigit)

/** Where the address of a package registry stands: which one is used is a matter of the machine. */
export const registryAddresses = (files: Files): string[] =>
  placesOf(
    files,
    /(?<![\w.-])(?:[\w-]+\.)*(?:registry|npm|npmjs|yarnpkg|artifactory|pypi)\.(?:[\w-]+\.)*(?:org|com|io|net)\b/gi,
  )

/** Source files that have grown too long to be read at once. */
export const longFiles = (files: Files): string[] =>
  [...files].flatMap(([path, text]) => {
    const lines = text.split('\n').length - 1
    return lines > MOST_LINES ? [`${path} has ${lines} lines: ${MOST_LINES} are the most`] : []
  })
