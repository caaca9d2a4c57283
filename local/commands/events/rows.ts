/** An event as a file has it: by its row, as a spreadsheet counts, its line, or its place in a list. Or why it is none. */
export type Row = { readonly row: number } & ({ readonly event: unknown } | { readonly fault: string })
