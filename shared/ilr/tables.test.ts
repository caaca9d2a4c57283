import { describe, expect, it } from 'vitest'
import { columnsOfTable, type IlrTable, ilrTables, readTableRow, tableWithHeader } from './tables.ts'

describe('a table for ILRs', () => {
  it.each<[string, IlrTable | undefined]>([
    ['empId,employer,setting,entryBand,guaranteedPost', 'employers'],
    ['EMPID,Employer', 'employers'],
    ['standard,programme', 'programmes'],
    ['framework,progType,pathway,programme,award', 'programmes'],
    ['aim,credits,level', 'modules'],
    ['aim,credits', 'modules'],
    ['aim,level', 'modules'],
    ['type,subject,time,module,credits,level', undefined],
    ['programme,title', undefined],
    ['standard,title', undefined],
    ['framework,title', undefined],
    ['aim,title', undefined],
  ])('is known by its header: %s', (header, table) => {
    expect(tableWithHeader(header.split(','))).toBe(table)
  })
})

it('the tables for ILRs have the columns of what is kept of them, the code first', () => {
  expect(Object.fromEntries(ilrTables.map((table) => [table, columnsOfTable(table).join()]))).toEqual({
    employers: 'empId,employer,setting,entryBand,guaranteedPost,funding',
    programmes: 'standard,framework,progType,pathway,programme,award',
    modules: 'aim,credits,level',
  })
})

describe('a row of one', () => {
  const read = (table: IlrTable, cells: Record<string, string>) => readTableRow(table, cells, '10000011')

  it('explains a code', () => {
    expect(
      read('employers', { empId: '154549452', employer: 'ods:RAA', entryBand: '2', guaranteedPost: 'yes' }),
    ).toEqual({
      code: '154549452',
      value: { employer: 'ods:RAA', entryBand: 2, guaranteedPost: true },
      faults: [],
    })
    expect(read('modules', { aim: '50104767', credits: '20', level: '4' })).toMatchObject({
      code: '50104767',
      faults: [],
    })
    const framework = { framework: '602', progType: '21', pathway: '1', programme: '10000011/ap', award: '' }
    expect(read('programmes', framework)).toMatchObject({ code: '602/21/1', faults: [] })
    expect(read('programmes', { standard: '102', programme: '10000011/ap' })).toMatchObject({ code: '102', faults: [] })
  })

  it.each<[IlrTable, string[]]>([
    ['employers', ['employer', 'setting', 'funding']],
    ['programmes', ['standard', 'framework', 'progType', 'pathway', 'programme', 'award']],
  ])('of %s keeps a text as it was sent, though it be wrong', (table, columns) => {
    const texts = Object.fromEntries(columns.map((column) => [column, `No\u00a0${column}`]))
    expect(read(table, texts).value).toEqual(texts)
    expect(read(table, texts).faults).not.toEqual([])
  })

  it('tells what is wrong by the column', () => {
    const columns = (table: IlrTable, cells: Record<string, string>) =>
      read(table, cells).faults.map(({ column }) => column)
    expect(columns('employers', { empId: '12', employer: 'RAA' })).toEqual(expect.arrayContaining(['empId']))
    expect(columns('employers', { empId: '154549452', employer: 'RAA', setting: 'moon' })).toEqual([
      'employer',
      'setting',
    ])
    expect(columns('modules', { aim: '50104767', credits: 'x', level: '4' })).toEqual(['credits'])
    expect(columns('programmes', { standard: '102', programme: '10000012/ap' })).toEqual(['programme'])
    expect(columns('programmes', { standard: 'AP', programme: '10000011/ap' })).toEqual(['standard'])
    expect(columns('programmes', { standard: '102' })).toContain('programme')
    const framework = { framework: '602', progType: '21', programme: '10000011/ap' }
    expect(columns('programmes', { ...framework, pathway: 'one' })).toEqual(['pathway'])
  })
})
