import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'

const maps = new Map<string, SourceMap | undefined>()

/**
 * A frame of a trace as the source has it, when a source map lies beside its file; else as it came. The map is read when the first
 * error is told: Node's own way reads it at every cold start.
 */
export const placed = (frame: string): string =>
  frame.replace(/([^\s(]+):(\d+):(\d+)/, (place, file: string, line: string, column: string) => {
    const origin = mapOf(file)?.findOrigin(Number(line), Number(column))
    return origin && 'fileName' in origin ? `${origin.fileName}:${origin.lineNumber}:${origin.columnNumber}` : place
  })

const mapOf = (file: string): SourceMap | undefined => {
  if (!maps.has(file)) maps.set(file, read(`${file}.map`))
  return maps.get(file)
}

const read = (file: string): SourceMap | undefined => {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
