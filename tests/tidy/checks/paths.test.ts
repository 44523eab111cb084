import { expect, test } from 'vitest'
import { filesAreNamedAlike, foldersAreWords, nothingIsADrawer } from './paths.ts'

const at = (path: string) => ({ path, text: '' })

test.each([
  'server/src/loyalty/rules.ts',
  'server/src/mall/handlers/redeem.ts',
  'server/src/platform/cache/lru.ts',
  'miniapp/src/components/Card.tsx',
  'miniapp/src/mall/hooks/cart.ts',
  'shared/src/mall/calls.ts',
  'tests/unit/mall.test.ts',
])('%s stands in no folder of ours', (path) => {
  expect(foldersAreWords(at(path))).toHaveLength(1)
})

test.each([
  'server/src/app.ts',
  'server/src/mall/rules/redeem.ts',
  'server/src/platform/http/answer.ts',
  'miniapp/src/mall/pages/order/index.tsx',
  'miniapp/src/tabs/home/parts/BrandBar.tsx',
  'shared/src/mall.schema.ts',
  'tests/package.json',
  'tests/tidy/checks/paths.ts',
  'tools/wechat-emulator/src/wire/serve.ts',
])('%s stands where it should', (path) => {
  expect(foldersAreWords(at(path))).toEqual([])
})

test('a feature file with a name of its own is told ours', () => {
  expect(filesAreNamedAlike(at('server/src/mall/repository.ts'))).toEqual([
    expect.objectContaining({ says: 'In a feature this is queries.ts.' }),
  ])
  expect(filesAreNamedAlike(at('server/src/mall/queries.ts'))).toEqual([])
  expect(filesAreNamedAlike(at('miniapp/src/mall/store.ts'))).toEqual([])
})

test.each([
  'server/src/mall/utils.ts',
  'miniapp/src/helpers/dates.ts',
  'tools/art/src/svg-helper.ts',
  'shared/src/types/mall.ts',
])('%s is a drawer', (path) => {
  expect(nothingIsADrawer(at(path))).toHaveLength(1)
})

test('a thing is no drawer', () => {
  expect(nothingIsADrawer(at('server/src/platform/work/types.ts'))).toEqual([])
})
