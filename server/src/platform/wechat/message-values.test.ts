import { describe, expect, test } from 'vitest'
import { kindOfKey, refuseValue, type ValueKind } from './message-values.ts'

const han = '\u79ef'
const year = '\u5e74'
const month = '\u6708'
const dayOfMonth = '\u65e5'
const yuan = '\u5143'
const on = (y: string, m: string, d: string) => `${y}${year}${m}${month}${d}${dayOfMonth}`

/** The longest or oddest that passes, and the nearest that does not. */
const limits: Record<ValueKind, { passes: string[]; refused: string[] }> = {
  thing: { passes: [han.repeat(20), 'a 1 !'], refused: [han.repeat(21)] },
  number: { passes: ['1'.repeat(32), '3.5', '0'], refused: ['1'.repeat(33), '1,000', '-1', '1.', '3a'] },
  letter: { passes: ['a'.repeat(32), 'Zz'], refused: ['a'.repeat(33), 'a1', 'a b', han] },
  symbol: { passes: ['!?%#*', '\uff01'], refused: ['!?%#*!', 'a', '1', han, '! !'] },
  character_string: { passes: ['A-1'.padEnd(32, '_')], refused: ['x'.repeat(33), `A${han}`, 'a b'] },
  time: {
    passes: [
      '15:01',
      '9:05',
      '15:01:59',
      '2019-10-01 15:01',
      `${on('2019', '10', '1')} 15:01`,
      '10:00~12:30',
    ],
    refused: ['24:00', '15:60', '3pm', '2019-10-01', '10:00-12:30', '10:00~'],
  },
  date: {
    passes: [
      '2018-01-01',
      '2018/01/01',
      '2018.01.01',
      '2018-01',
      '01-01',
      on('2019', '10', '1'),
      `2019${year}10${month}`,
      `10${month}1${dayOfMonth}`,
      '2018-01-01 09:42',
      '2018-01-01~2018-02-01',
      '2018-01-01 09:00~10:00',
    ],
    refused: ['2018-01/01', '20180101', '09:42', 'tomorrow', '2018-01-01~'],
  },
  amount: {
    passes: ['1'.repeat(10), '\uffe5100', '\u00a512.50', `12.5${yuan}`, `$99${yuan}`, '123456789.5'],
    refused: ['1'.repeat(11), '123456789.55', '100RMB', '$$1', yuan, '1.2.3', '-5'],
  },
  phone_number: { passes: ['+86-0766-66888866', '(010) 12345678'], refused: ['1'.repeat(18), 'tel 123'] },
  car_number: {
    passes: ['\u7ca4A8Z888\u6302', 'A12345'],
    refused: ['\u7ca4A8Z8888\u6302', `A${han}2345B`, 'A-1234'],
  },
  name: {
    passes: [han.repeat(10), 'a'.repeat(20), `Al${han}`, 'Mary-Jane O.'],
    refused: [han.repeat(11), 'a'.repeat(21), `${'a'.repeat(10)}${han}`, 'alice1'],
  },
  phrase: { passes: [han.repeat(5)], refused: [han.repeat(6), 'done', `${han}!`] },
  enum: { passes: ['any of the list'], refused: [] },
}

describe.each(Object.entries(limits))('%s', (kind, { passes, refused }) => {
  test.each(passes)('“%s” may be sent', (text) => {
    expect(refuseValue(kind, text)).toBeNull()
  })
  if (refused.length) {
    test.each(refused)('“%s” may not', (text) => {
      expect(refuseValue(kind, text)).toBe('not of its form')
    })
  }
  test('nothing, a blank, a line break and a control character may not', () => {
    expect(['', ' ', 'a\nb', 'a\u0000b'].map((text) => refuseValue(kind, text))).toEqual([
      'empty',
      'empty',
      'control character',
      'control character',
    ])
  })
})

test('the kind of a key stands before its number', () => {
  expect(['thing1', 'character_string12', 'phone_number'].map(kindOfKey)).toEqual([
    'thing',
    'character_string',
    'phone_number',
  ])
})

test('a kind that no template has', () => {
  expect([refuseValue('essay', 'a'), refuseValue('toString', 'a')]).toEqual(['unknown kind', 'unknown kind'])
})
