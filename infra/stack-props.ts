import type { StackProps as CdkStackProps } from 'aws-cdk-lib'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import type { CodeOf } from './bundle.ts'
import { named } from './names.ts'
import type { Stage } from './stages.ts'

export type StackProps = { readonly stage: Stage }

export type FunctionStackProps = StackProps & {
  /** The functions of this stack. */
  readonly functions: readonly FunctionDeclaration[]
  readonly codeOf: CodeOf
}

/** The account comes from whoever deploys. */
export const stackPropsOf = (
  stage: Stage,
  name: string,
  description: string,
  region: string = stage.region,
): CdkStackProps => ({
  stackName: named(stage, name),
  description,
  env: { region },
  terminationProtection: stage.protected,
})
