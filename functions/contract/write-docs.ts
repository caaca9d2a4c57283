import { writeFileSync } from 'node:fs'
import { functions } from '#functions/catalogue.ts'
import { clientTypes } from './client-types.ts'
import { dictionary } from './dictionary.ts'
import { examples } from './examples.ts'
import { openApi } from './openapi.ts'

const write = (path: string, text: string): void => writeFileSync(new URL(`../../${path}`, import.meta.url), text)

write('docs/events.md', dictionary(examples()))
write('web/client/contract.ts', await clientTypes(openApi(functions)))
