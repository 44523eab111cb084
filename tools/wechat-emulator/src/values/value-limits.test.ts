import { expect, test } from 'vitest'
import type { FieldType } from '../stores/templates.ts'
import { fits } from './value-limits.ts'

const long = (length: number, sign = 'a') => sign.repeat(length)

const taken: [FieldType, string][] = [
  ['thing', long(20, '茶')],
  ['thing', '茶 & 1 cake!'],
  ['number', '-12.5'],
  ['number', long(32, '1')],
  ['letter', long(32)],
  ['symbol', '!@#$%'],
  ['character_string', `a-1_${long(28)}`],
  ['time', '15:01'],
  ['time', '23:59:59'],
  ['time', '2019年10月1日 15:01'],
  ['time', '09:00~18:30'],
  ['date', '2019年10月1日'],
  ['date', '2019年10月'],
  ['date', '10月1日'],
  ['date', '2018-01-01'],
  ['date', '2018/01/01'],
  ['date', '2018.01.01'],
  ['date', '2018-01'],
  ['date', '01-01'],
  ['date', '2019-12-25 09:42'],
  ['date', '2018-01-01~2018-01-31'],
  ['amount', '￥100'],
  ['amount', '¥1234567890.55元'],
  ['amount', '100元'],
  ['phone_number', '+86-0766-66888866'],
  ['car_number', '粤A8Z888挂'],
  ['name', long(10, '李')],
  ['name', long(20)],
  ['phrase', '配送中'],
  ['phrase', long(5, '好')],
]

const refused: [FieldType, string][] = [
  ['thing', long(21, '茶')],
  ['thing', 'two\nlines'],
  ['number', '12a'],
  ['number', long(33, '1')],
  ['letter', 'a1'],
  ['letter', long(33)],
  ['symbol', '!!!!!!'],
  ['symbol', 'a'],
  ['character_string', '茶'],
  ['character_string', long(33)],
  ['time', '24:00'],
  ['time', '15.01'],
  ['time', '09:00～18:30'],
  ['date', 'tomorrow'],
  ['date', '2018-01/01'],
  ['date', '1~2~3'],
  ['amount', '12345678901'],
  ['amount', '$$5'],
  ['amount', 'free'],
  ['phone_number', long(18, '1')],
  ['phone_number', 'call me'],
  ['car_number', '粤A8Z8888挂'],
  ['car_number', 'A粤8'],
  ['name', long(11, '李')],
  ['name', long(21)],
  ['name', 'R2'],
  ['phrase', long(6, '好')],
  ['phrase', 'ok'],
]

test.each(taken)('%s takes %s', (type, text) => {
  expect(fits(type, text)).toBe(true)
})

test.each(refused)('%s refuses %s', (type, text) => {
  expect(fits(type, text)).toBe(false)
})

test('an enum takes what its template names', () => {
  expect(fits('enum', 'shipped', ['shipped', 'lost'])).toBe(true)
  expect(fits('enum', 'stolen', ['shipped', 'lost'])).toBe(false)
  expect(fits('enum', 'shipped')).toBe(false)
})
