import { App, type AppProps, Stage as CdkStage, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import { ApiStack } from './api-stack.ts'
import type { CodeOf } from './bundle.ts'
import { DataStack } from './data-stack.ts'
import { EdgeStack } from './edge-stack.ts'
import { IdentityStack } from './identity-stack.ts'
import { stackOf } from './names.ts'
import { ProcessingStack } from './processing-stack.ts'
import type { Stage } from './stages.ts'
import { WebStack } from './web-stack.ts'

export type LadderProps = AppProps & {
  readonly functions: readonly FunctionDeclaration[]
  readonly stages: readonly Stage[]
  readonly codeOf: CodeOf
  /** The folder of the built pages. */
  readonly pages: string
}

/** All stages of Ladder in one app, with the checks of policy. Nothing is looked up in an account. */
export const ladder = ({ stages, functions, codeOf, pages, ...appProps }: LadderProps): App => {
  const app = new App({ analyticsReporting: false, ...appProps })
  for (const stage of stages) {
    const place = new CdkStage(app, stage.name)
    Tags.of(place).add('service', 'ladder')
    Tags.of(place).add('stage', stage.name)
    addStacks(place, stage, { functions, codeOf, pages })
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
  return app
}

type Parts = Pick<LadderProps, 'functions' | 'codeOf' | 'pages'>

const addStacks = (place: CdkStage, stage: Stage, { functions, codeOf, pages }: Parts): void => {
  const of = (home: ReturnType<typeof stackOf>) => ({
    stage,
    codeOf,
    functions: functions.filter((declaration) => stackOf(declaration) === home),
  })
  const foundation = new DataStack(place, { stage })
  const identity = new IdentityStack(place, { ...of('identity'), foundation })
  const { bus } = new ProcessingStack(place, { ...of('processing'), foundation })
  const api = new ApiStack(place, { ...of('api'), foundation, identity, bus })
  const web = new WebStack(place, { stage, foundation, identity, api, functions, pages })
  new EdgeStack(place, { stage, web })
}
