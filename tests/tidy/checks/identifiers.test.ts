import { expect, test } from 'vitest'
import { namesSayWhat } from './identifiers.ts'

const find = (text: string) => namesSayWhat({ path: 'server/src/mall/commands.ts', text })

test.each([
  'const data = 1',
  'export const orderInfo = 1',
  'export function handleOrder() {}',
  'const processQueue = () => 1',
  'class CacheManager {}',
  'export interface IOrder { id: string }',
  'export type OrderDto = { id: string }',
  'export function dateHelper() {}',
])('`%s` is found', (text) => {
  expect(find(text)).toHaveLength(1)
})

test.each([
  'export function redeem() { const data = 1; return data }',
  'export interface Identity { id: string }',
  'export const handle = 1',
  'export type Item = { id: string }',
])('`%s` is lawful', (text) => {
  expect(find(text)).toEqual([])
})
