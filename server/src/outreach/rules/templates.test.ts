import { expect, test } from 'vitest'
import { refuseFields } from './templates.ts'

test.each([
  ['an unknown name in braces', [{ key: 'thing1', value: '{phone}' }], 'thing1'],
  ['a kind that we cannot fill', [{ key: 'phone_number1', value: '1' }], 'phone_number1'],
  ['a key of no kind', [{ key: 'x1', value: '1' }], 'x1'],
  [
    'a key twice',
    [
      { key: 'thing1', value: 'a' },
      { key: 'thing1', value: 'b' },
    ],
    'thing1',
  ],
  [
    'a name of another topic',
    [
      { key: 'thing1', value: '{title}' },
      { key: 'number2', value: '{points}' },
    ],
    'number2',
  ],
])('%s is refused', (_what, fields, key) => {
  expect(refuseFields('order.shipped', fields)).toEqual({ key })
})

test('fields that the topic can fill pass', () => {
  const fields = [
    { key: 'thing1', value: '{title}已发货' },
    { key: 'character_string2', value: '{orderId}' },
    { key: 'time3', value: '{at}' },
  ]

  expect(refuseFields('order.shipped', fields)).toBeNull()
})
