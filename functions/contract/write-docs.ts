import { writeFileSync } from 'node:fs'
import { dictionary } from './dictionary.ts'
import { examples } from './examples.ts'

writeFileSync(new URL('../../docs/events.md', import.meta.url), dictionary(examples()))
