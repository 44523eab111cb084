import { expect, test } from 'vitest'
import { artUrl } from './art.ts'

test('a picture of our own and one that an operator sent are found where each is served', () => {
  expect(artUrl('tea-tin')).toBe(`${ASSET_BASE}/art/tea-tin.png`)
  expect(artUrl('image:abc.webp')).toBe(`${ASSET_BASE}/images/abc.webp`)
})
