import { expect, test } from 'vitest'
import { closeAct, countWords, sizeWords } from './words.zh.ts'

test('the closing button says what is missing, one thing after the other', () => {
  const form = { mayClose: true, understood: true, typed: '注销' }
  expect(closeAct({ ...form, mayClose: false })).toEqual({ isReady: false, words: '请先处理订单' })
  expect(closeAct({ ...form, understood: false })).toEqual({ isReady: false, words: '请先勾选确认' })
  expect(closeAct({ ...form, typed: '注' })).toEqual({ isReady: false, words: '请输入“注销”' })
  expect(closeAct({ ...form, typed: ' 注销 ' })).toEqual({ isReady: true, words: '注销账号' })
})

test('counts and sizes are said in people’s measures', () => {
  expect([countWords(0), countWords(1200)]).toEqual(['没有', '1,200 条'])
  expect([0, 200, 3_000, 3_000_000].map(sizeWords)).toEqual(['', '1 KB', '3 KB', '3 MB'])
})
