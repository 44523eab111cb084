import { expect, test } from 'vitest'
import { isQuiet, PAGE, pagesOf, partsOf, readList, refuseText, textFor } from './mailing-rules.ts'

test('the link stands in a text once', () => {
  expect(refuseText('好礼 {链接} 点开')).toBeNull()
  expect(refuseText('好礼')).toBe('MAILING_TEXT_INVALID')
  expect(refuseText('{链接}{链接}')).toBe('MAILING_TEXT_INVALID')
  expect(textFor('好礼 {链接}', 'https://a/s/$&')).toBe('好礼 https://a/s/$&')
})

test('seventy letters are one message, and longer ones are counted by sixty-seven', () => {
  expect([70, 71, 134, 135].map((length) => partsOf('字'.repeat(length)))).toEqual([1, 2, 2, 3])
})

test.each([
  ['07:59', true],
  ['08:00', false],
  ['21:59', false],
  ['22:00', true],
])('at %s in Shanghai it is quiet: %s', (time, quiet) =>
  expect(isQuiet(Date.parse(`2026-11-22T${time}:00+08:00`))).toBe(quiet),
)

test('a list is read by its column, and what is wrong is named by its line', () => {
  const csv = [
    '\uFEFF姓名,Phone,备注',
    '林,13800002001,',
    '"王, 五",138 0000 2002,"说:""你好"""',
    '赵,12345,',
    '李,13800002001,',
    '孙,+8613800002003,',
    '周,\'13800002004,=HYPERLINK("x")',
    '',
    '吴',
    '郑,"=""13800002005""",@SUM(1)',
  ].join('\r\n')

  expect(readList(csv)).toEqual({
    phones: ['13800002001', '13800002002', '13800002003', '13800002004', '13800002005'],
    faults: [
      { line: 4, fault: 'phone' },
      { line: 5, fault: 'twice' },
      { line: 8, fault: 'phone' },
      { line: 9, fault: 'phone' },
    ],
  })
})

test.each(['', 'name\r\nlin', '13800002001\r\n13800002002'])(
  'a list without the column has nobody in it: %j',
  (csv) => expect(readList(csv)).toEqual({ phones: [], faults: [] }),
)

test('a list is cut into pages', () => {
  const phones = Array.from({ length: PAGE + 1 }, (_, n) => String(n))
  expect(pagesOf(phones).map(({ length }) => length)).toEqual([PAGE, 1])
  expect(pagesOf([])).toEqual([])
})

test('a list that breaks off inside quotes is read as far as it goes', () => {
  expect(readList('phone\r\n13800002001\r\n"1380').phones).toEqual(['13800002001'])
})
