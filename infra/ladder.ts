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

/** All stages of Ladder in one app, with the checks of policy. Nothing is looked up in an account. */
export const ladder = ({ functions, stages, codeOf, ...appProps }: LadderProps): App => {
  const app = new App({ analyticsReporting: false, ...appProps })
  for (const stage of stages) {
    const place = new CdkStage(app, stage.name)
    Tags.of(place).add('service', 'ladder')
    Tags.of(place).add('stage', stage.name)
    addStacks(place, stage, functions, codeOf)
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
  return app
}

const addStacks = (place: CdkStage, stage: Stage, all: readonly FunctionDeclaration[], codeOf: CodeOf): void => {
  const of = (home: ReturnType<typeof stackOf>) => ({
    stage,
    codeOf,
    functions: all.filter((declaration) => stackOf(declaration) === home),
  })
  const foundation = new DataStack(place, { stage })
  const identity = new IdentityStack(place, { ...of('identity'), foundation })
  const { bus } = new ProcessingStack(place, { ...of('processing'), foundation })
  new ApiStack(place, { ...of('api'), foundation, identity, bus })
}
