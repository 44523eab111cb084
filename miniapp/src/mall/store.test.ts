import { beforeEach, expect, test } from 'vitest'
import { choose, shelfInput, showAffordable, showEverything, useShelf } from './store.ts'

beforeEach(showEverything)

test('nothing chosen asks for the whole shelf', () => {
  expect(shelfInput(useShelf.getState(), 2860)).toEqual({})
})

test('what is chosen is asked for, and only that', () => {
  choose({ search: '咖啡', category: '咖啡茶饮', sort: 'price-up' })
  expect(shelfInput(useShelf.getState(), null)).toEqual({
    search: '咖啡',
    category: '咖啡茶饮',
    sort: 'price-up',
  })
})

test('only what I can have is what the balance is enough for', () => {
  choose({ affordable: true })
  expect(shelfInput(useShelf.getState(), 2860)).toEqual({ pointsMax: 2860 })
  expect(shelfInput(useShelf.getState(), 0)).toEqual({ pointsMax: 1 })
})

test('a guest has no balance to compare with', () => {
  choose({ affordable: true })
  expect(shelfInput(useShelf.getState(), null)).toEqual({})
})

test('from another screen, the affordable shelf forgets an old search', () => {
  choose({ search: '灯', category: '好物' })
  showAffordable()
  expect(useShelf.getState()).toEqual({ search: '', sort: 'shelf', category: '', affordable: true })
})
