import { expect, test } from 'vitest'
import { crimesIn } from '../source.ts'
import { chineseStandsInWords } from './chinese.ts'

const find = (path: string, text: string) => crimesIn([{ path, text }], chineseStandsInWords)

test.each([
  ['a sentence in a server file', 'server/src/mall/commands.ts', "throw new Error('积分不足')"],
  ['a template in a contract', 'shared/src/mall.ts', ['const a = `会员$', '{1}`'].join('')],
  ['a comment in a server file', 'server/src/mall/rules.ts', '/** 兑换 */\nconst a = 1'],
  ['a comment on a screen', 'miniapp/src/tabs/me/index.tsx', 'const a = 1 // 余额'],
  ['a name on a screen', 'miniapp/src/tabs/me/index.tsx', 'const 余额 = 1'],
])('%s is found', (_, path, text) => {
  expect(find(path, text)).toHaveLength(1)
})

test.each([
  ['words', 'shared/src/words.zh.ts', "// 说明\nexport const a = '积分不足'"],
  ['a screen', 'miniapp/src/tabs/me/index.tsx', "const a = <Text title='余额'>我的 // 积分</Text>"],
  ['what a test types in', 'server/src/mall/queries.test.ts', "search('保温杯')"],
])('%s may speak it', (_, path, text) => {
  expect(find(path, text)).toEqual([])
})
