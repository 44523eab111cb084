import { expect, test } from 'vitest'
import { kindOf } from './error.ts'

test.each([
  ['user', 'a code that is used, old or of another kind', [40029, 40163, 41008]],
  ['user', 'a user whom WeChat turns away', [40226]],
  ['user', 'a message that nobody accepted', [43101]],
  ['user', 'a visit too long ago', [61010]],
  ['user', 'a session_key that ended', [87007, 87009]],
  ['config', 'our appid, secret or address', [40013, 40125, 40164, 40243, 41002, 41004, 50004, 50007]],
  ['config', 'a capability that was not applied for', [43104, 43107, 48001, 61007, 85407, 85408]],
  ['config', 'a page, scene, template or version that does not exist', [41030, 40129, 40169, 40037, 85402]],
  ['config', 'a request that we built wrong', [40003, 40097, 44002, 45168, 47001, 47003, 87008]],
  ['quota', 'a second, a minute or a day that is full', [44990, 44991, 44993, 45009, 45011, 61081, 9410009]],
  ['retry', 'a bad moment', [-1, 43108, 61080]],
  ['retry', 'a token that died', [40001, 40014, 42001]],
] as const)('%s: %s', (kind, _what, errcodes) => {
  expect(errcodes.map(kindOf)).toEqual(errcodes.map(() => kind))
})

test('a code that no documentation of ours names is the operator’s', () => {
  expect(kindOf(99_999)).toBe('config')
})
