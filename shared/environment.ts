import { type TableName, tableVariable } from '#shared/tables.ts'

/** An environment variable that a module cannot work without. Call it at module load, so that a missing one ends the init. */
export const required = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`the environment variable ${name} is missing`)
  return value
}

/** The name that a table has in this deployment. The function's declaration must list the table. */
export const tableNamed = (name: TableName): string => required(tableVariable(name))
