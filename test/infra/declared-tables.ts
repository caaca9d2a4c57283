import { tables as declared, type TableDeclaration, type TableName } from '#shared/tables.ts'

/** The tables with all that a declaration may say, rather than what each happens to. */
export const tables: Readonly<Record<TableName, TableDeclaration>> = declared
export const tableNames = Object.keys(declared) as TableName[]
