import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'

// The whole of `npm test`: the cheap checks first, then every test; the last line counts what the test runner reported.
const REPORT = '.vitest/report.json'

const run = (command: string, ...parameters: string[]): boolean => {
  console.log(`\n$ ${[command, ...parameters].join(' ')}`)
  return spawnSync(command, parameters, { stdio: 'inherit' }).status === 0
}

type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number }

rmSync(REPORT, { force: true })
const passed = [
  run('biome', 'ci', '.'),
  run('tsc', '-p', '.'),
  run('tsc', '-p', 'infra'),
  run('tsc', '-p', 'web'),
  run('tsc', '-p', 'test/browser'),
  run('knip'),
  run('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`),
].every(Boolean)

const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report
const skipped = report.numPendingTests + report.numTodoTests
console.log(
  `\n${report.numPassedTests} passed, ${report.numFailedTests} failed${skipped ? `, ${skipped} skipped` : ''}`,
)
process.exitCode = passed && report.numFailedTests === 0 ? 0 : 1
