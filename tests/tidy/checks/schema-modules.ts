/** drizzle-kit sees a table only if the module of its dialect exports it: one that is left out gets no migration. */
import ts from 'typescript'
import type { Crime, Source } from '../source.ts'
import { treeOf } from '../syntax.ts'

/** `export const { a, b } = defineSchema(…)`. */
export function exportedTables(module: Source): string[] {
  return treeOf(module)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ name }) => (ts.isObjectBindingPattern(name) ? [...name.elements] : []))
    .map(({ name }) => name.getText())
}

export function tablesNotExported(tables: readonly string[], module: Source): Crime[] {
  const exported = new Set(exportedTables(module))
  return tables
    .filter((table) => !exported.has(table))
    .map((table) => ({
      path: module.path,
      line: 1,
      says: `${table} is in defineSchema and gets no migration here.`,
    }))
}
