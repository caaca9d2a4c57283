// Runs a command for as long as its own standard input stays open. The pipe closes however the platform ends, by
// kill -9 too, so the command never outlives it.
import { spawn } from 'node:child_process'

const commandNotFound = 127
const [command = '', ...parameters] = process.argv.slice(2)
const child = spawn(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'] })

child.on('error', () => process.exit(commandNotFound))
child.on('exit', (code) => process.exit(code ?? 1))

const end = () => child.kill('SIGKILL')
process.stdin.on('end', end).on('error', end).resume()
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
