import type { Template } from 'aws-cdk-lib/assertions'
import { pascal } from '#infra/names.ts'
import type { TableName } from '#shared/tables.ts'
import { resourcesOf } from './templates.ts'

/** One statement of a policy; resources as they stand in the template, in JSON. */
export type Statement = { readonly actions: readonly string[]; readonly resources: readonly string[] }

type Written = { Effect: string; Action: string | string[]; Resource: unknown }

const listOf = <T>(value: T | T[]): readonly T[] => (Array.isArray(value) ? value : [value])

/** What roles are allowed, those of one function or all. */
export const statementsOf = (templates: readonly Template[], name?: string): readonly Statement[] =>
  ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
    .flatMap((type) => resourcesOf(templates, type))
    .filter(({ Properties }) => !name || JSON.stringify(Properties.Roles ?? '').includes(`"${pascal(name)}Role`))
    .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Written[] }).Statement)
    .map(({ Action, Resource }) => ({
      actions: listOf(Action),
      resources: listOf(Resource).map((resource) => JSON.stringify(resource)),
    }))

/** The actions allowed on a table, not counting its stream. */
export const actionsOn = (statements: readonly Statement[], table: TableName): readonly string[] =>
  statements
    .filter(({ resources }) => resources.some((resource) => namesTable(resource, table)))
    .flatMap(({ actions }) => actions)
    .filter((action) => action.startsWith('dynamodb:'))
    .sort()

const namesTable = (resource: string, table: TableName): boolean =>
  new RegExp(`FnGetAtt${pascal(table)}[0-9A-F]{8}Arn`).test(resource)
