import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { afterAll } from 'vitest'
import { functions } from '#functions/catalogue.ts'
import type { FunctionDeclaration } from '#functions/declaration.ts'
import type { CodeOf } from '#infra/bundle.ts'
import { ladder } from '#infra/ladder.ts'
import { type Stage, stages } from '#infra/stages.ts'
import cdkJson from '../../cdk.json' with { type: 'json' }

export const stageNamed = (name: Stage['name']): Stage => {
  const stage = stages.find((one) => one.name === name)
  if (!stage) throw new Error(`there is no stage ${name}`)
  return stage
}
export const production = stageNamed('production')

/** What a template says does not depend on the code, so that nothing is bundled for it. */
const noCode: CodeOf = () => Code.fromInline('export const handler = () => {}')

export type AppOptions = {
  readonly functions?: readonly FunctionDeclaration[]
  readonly stages?: readonly Stage[]
  readonly codeOf?: CodeOf
  readonly outdir?: string
}

const directory = join(tmpdir(), `ladder-synth-${process.pid}-${Date.now()}`)
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** A new directory, gone after the file's last test. */
export const emptyDirectory = (): string => {
  mkdirSync(directory, { recursive: true })
  return mkdtempSync(join(directory, 'app-'))
}

/** Pages enough for a template. */
const somePages = (): string => {
  const pages = emptyDirectory()
  mkdirSync(join(pages, 'assets'))
  for (const file of ['index.html', 'icon.svg', 'assets/index-1a2b.js']) writeFileSync(join(pages, file), '')
  return pages
}

/** The app as the CDK command builds it, production only and without code unless told. */
export const appOf = (options: AppOptions = {}): App =>
  ladder({
    functions,
    stages: [production],
    codeOf: noCode,
    pages: somePages(),
    context: cdkJson.context,
    outdir: emptyDirectory(),
    ...options,
  })

export type StackName = 'Data' | 'Identity' | 'Processing' | 'Api' | 'Web' | 'Edge'
/** The stacks in which the catalogue's functions and what they use are. */
export const stackNames: readonly StackName[] = ['Data', 'Identity', 'Processing', 'Api']

export const templateOf = (app: App, name: StackName, stage: Stage['name'] = 'production'): Template =>
  Template.fromStack(app.node.findChild(stage).node.findChild(name) as Stack)

export type Resource = {
  readonly Type: string
  readonly Properties: Record<string, unknown>
  readonly DeletionPolicy?: string
}

/** All resources of a type, in all of these templates. */
export const resourcesOf = (templates: readonly Template[], type: string): readonly Resource[] =>
  templates.flatMap((template) => Object.values(template.findResources(type)) as Resource[])

/** The properties of the only resource of a type. */
export const onlyOne = (template: Template, type: string): Resource['Properties'] => {
  const [one, ...others] = resourcesOf([template], type)
  if (!one || others.length > 0) throw new Error(`there is not exactly one ${type}`)
  return one.Properties
}
