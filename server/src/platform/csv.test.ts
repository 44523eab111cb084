import { describe, expect, test } from 'vitest'
import { csvCell, csvLine } from './csv.ts'

const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n1',
  ' =1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM',
]

describe('a cell', () => {
  test.each(FORMULAS)('that a spreadsheet would calculate is told to be text: %j', (text) =>
    expect(csvCell(text)).toBe(`"'${text}"`),
  )

  test.each(['林知夏', '1=1', 'a-b', ''])('that is text stays as it is: %j', (text) =>
    expect(csvCell(text)).toBe(`"${text}"`),
  )

  test('keeps its quotes, and a number its sign', () => {
    expect(csvCell('he said "no"')).toBe('"he said ""no"""')
    expect(csvLine([-5, 'a,b\nc', null, true])).toBe('-5,"a,b\nc","",true\r\n')
  })
})
