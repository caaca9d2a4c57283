import { App, type AppProps, Stage as CdkStage, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { ApiStack } from './api-stack.ts'
import type { CodeOf } from './bundle.ts'
import { DataStack } from './data-stack.ts'
import { IdentityStack } from './identity-stack.ts'
import { stackOf } from './names.ts'
import { ProcessingStack } from './processing-stack.ts'
import type { Stage } from './stages.ts'

export type LadderProps = AppProps & {
  readonly functions: readonly FunctionDeclaration[]
  readonly stages: readonly Stage[]
  readonly codeOf: CodeOf
}

export type Stacks = {
  readonly data: DataStack
  readonly identity: IdentityStack
  readonly processing: ProcessingStack
  readonly api: ApiStack
}

/** All stages of Ladder in one app, with the checks of policy. Nothing is looked up in an account. */
export const ladder = ({ functions, stages, codeOf, ...appProps }: LadderProps): App => {
  const app = new App({ analyticsReporting: false, ...appProps })
  for (const stage of stages) {
    const place = new CdkStage(app, stage.name)
    Tags.of(place).add('service', 'ladder')
    Tags.of(place).add('stage', stage.name)
    stacksOf(place, stage, functions, codeOf)
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
  return app
}

const stacksOf = (place: CdkStage, stage: Stage, all: readonly FunctionDeclaration[], codeOf: CodeOf): Stacks => {
  const of = (home: 'identity' | 'processing' | 'api') => ({
    stage,
    codeOf,
    functions: all.filter((declaration) => stackOf(declaration) === home),
  })
  const data = new DataStack(place, { stage })
  const identity = new IdentityStack(place, { ...of('identity'), foundation: data })
  const processing = new ProcessingStack(place, { ...of('processing'), foundation: data })
  const api = new ApiStack(place, { ...of('api'), foundation: data, identity, bus: processing.bus })
  return { data, identity, processing, api }
}
