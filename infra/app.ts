import { functions } from '#functions/catalogue.ts'
import { bundledCode } from './bundle.ts'
import { ladder } from './ladder.ts'
import { stages } from './stages.ts'

ladder({ functions, stages, codeOf: bundledCode }).synth()
