import { expect, it } from 'vitest'
import { entriesOf } from '../../test/zip.ts'
import { xlsxOf } from './xlsx.ts'

it('a workbook is a zip of XML, in which a text stays a text whatever it holds', () => {
  const files = entriesOf(xlsxOf([{ name: 'A & B', rows: [['head'], ['=1+1'], ['<&>"\u0001'], [2.5, null, true]] }]))
  expect(files.get('xl/workbook.xml')).toContain('<sheet name="A &#38; B"')
  const sheet = files.get('xl/worksheets/sheet1.xml')
  expect(sheet).toContain('<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">head</t></is></c>')
  expect(sheet).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>')
  expect(sheet).toContain('>&#60;&#38;&#62;&#34;<')
  expect(sheet).toContain('<c r="A4"><v>2.5</v></c><c r="C4" t="inlineStr">')
  expect(sheet).not.toMatch(/<f>|mergeCell/)
})
