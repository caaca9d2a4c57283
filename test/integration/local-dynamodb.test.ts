import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { freePort, startDynamoDbLocal } from '#local/dynamodb-local.ts'

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  )

const gone = async (endpoint: string): Promise<boolean> => {
  for (let looks = 0; looks < 100; looks += 1) {
    if (!(await answers(endpoint))) return true
    await sleep(50)
  }
  return false
}

/** A process that starts the database, says so and waits. */
const starter = async (port: number) => {
  const module = JSON.stringify(new URL('../../local/dynamodb-local.ts', import.meta.url).href)
  const script = `
    const { startDynamoDbLocal } = await import(${module})
    await startDynamoDbLocal(${port})
    console.log('up')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

describe('DynamoDB Local', () => {
  it('dies with the process that started it, even by kill -9', async () => {
    const port = await freePort()
    const endpoint = `http://127.0.0.1:${port}`
    const child = await starter(port)
    expect(await answers(endpoint)).toBe(true)
    child.kill('SIGKILL')
    expect(await gone(endpoint)).toBe(true)
  })

  it('stops when it is asked to', async () => {
    const database = await startDynamoDbLocal(await freePort())
    await database.stop()
    expect(await answers(database.endpoint)).toBe(false)
  })

  it('says what to install where there is no Java', async () => {
    const starting = startDynamoDbLocal(await freePort(), undefined, 'no-such-java')
    await expect(starting).rejects.toThrow('apt-get install openjdk-17-jre-headless')
  })
})
