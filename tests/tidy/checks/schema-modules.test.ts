import { sqliteKit } from '@laurel/server/platform/kit'
import { defineSchema } from '@laurel/server/schema'
import { expect, test } from 'vitest'
import { code } from '../source.ts'
import { exportedTables, tablesNotExported } from './schema-modules.ts'

const tables = Object.keys(defineSchema(sqliteKit))
const modules = code.filter(({ path }) => /^server\/src\/schema\.(sqlite|postgres)\.ts$/.test(path))

test('both schema modules export every table', () => {
  expect(modules).toHaveLength(2)
  expect(tables.length).toBeGreaterThan(10)
  expect(modules.flatMap((module) => tablesNotExported(tables, module))).toEqual([])
})

test('a table that one of them leaves out is found', () => {
  const module = {
    path: 'server/src/schema.sqlite.ts',
    text: 'export const { order, sku } = defineSchema(sqliteKit)',
  }
  expect(exportedTables(module)).toEqual(['order', 'sku'])
  expect(tablesNotExported(['order', 'sku', 'lot'], module)).toEqual([
    { path: module.path, line: 1, says: 'lot is in defineSchema and gets no migration here.' },
  ])
})
