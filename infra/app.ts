import { functions } from '#functions/catalogue.ts'
import { buildPages, builtPages } from '../web/build.ts'
import { bundledCode } from './bundle.ts'
import { ladder } from './ladder.ts'
import { stages } from './stages.ts'

await buildPages()
ladder({ functions, stages, codeOf: bundledCode, pages: builtPages }).synth()
