import { expect, test } from 'vitest'
import { refuseValue } from '../platform/wechat/index.ts'
import { valuesFor } from './values.ts'

const thing = (title: string): string =>
  valuesFor([{ key: 'thing1', value: '{title}' }], { title }).thing1 ?? ''

test('a title too long is cut to what WeChat takes, with a sign that it was', () => {
  const cut = thing('桂花乌龙礼盒装二十四克十二包送礼自用皆宜限量版')

  expect(cut).toBe('桂花乌龙礼盒装二十四克十二包送礼自用皆…')
  expect(refuseValue('thing', cut)).toBeNull()
})

test('twenty signs stay as they are', () => {
  expect(thing('一'.repeat(20))).toBe('一'.repeat(20))
})

test('no sign is cut in half', () => {
  const cut = thing(`${'一'.repeat(18)}🍵🍵`)

  expect(cut).toBe(`${'一'.repeat(18)}…`)
})

test('line breaks become spaces', () => {
  expect(thing('马克杯\n白')).toBe('马克杯 白')
})

test('what is no running text is never cut: another number would be wrong', () => {
  const fields = [{ key: 'character_string1', value: '{orderId}' }]

  expect(valuesFor(fields, { orderId: '1'.repeat(40) }).character_string1).toHaveLength(40)
})
