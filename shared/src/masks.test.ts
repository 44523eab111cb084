import { expect, test } from 'vitest'
import { maskedName, maskedPhone } from './masks.ts'

test.each([
  ['林', '*'],
  ['小林', '小*'],
  ['林知夏', '林*夏'],
  ['欧阳知夏', '欧*夏'],
  ['Alexander', 'A*r'],
  ['🦊狐狸', '🦊*狸'],
])('of the name %s others see %s', (name, shown) => {
  expect(maskedName(name)).toBe(shown)
})

test.each([
  ['+8613800002034', '138******34'],
  ['13800002034', '138******34'],
  ['+14155550123', '+141******23'],
])('of the phone %s others see %s', (phone, shown) => {
  expect(maskedPhone(phone)).toBe(shown)
})
