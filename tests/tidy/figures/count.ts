/** What is counted in one file. */
import ts from 'typescript'
import { functionsIn, linesIn, type Measured } from '../measure.ts'
import type { Source } from '../source.ts'
import { commentsOf, nodesIn, treeOf } from '../syntax.ts'

export interface Counted {
  path: string
  lines: number
  imports: number
  commentLines: number
  anys: number
  nonNulls: number
  defaults: number
  throws: number
  tries: number
  functions: Measured[]
}

const KINDS = {
  imports: [ts.SyntaxKind.ImportDeclaration],
  anys: [ts.SyntaxKind.AnyKeyword],
  nonNulls: [ts.SyntaxKind.NonNullExpression],
  defaults: [ts.SyntaxKind.ExportAssignment, ts.SyntaxKind.DefaultKeyword],
  throws: [ts.SyntaxKind.ThrowStatement],
  tries: [ts.SyntaxKind.TryStatement],
} as const

const counts = (source: Source): Record<keyof typeof KINDS, number> => {
  const kinds = nodesIn(treeOf(source)).map(({ kind }) => kind)
  const of = (wanted: readonly ts.SyntaxKind[]): number =>
    kinds.filter((kind) => wanted.includes(kind)).length
  return {
    imports: of(KINDS.imports),
    anys: of(KINDS.anys),
    nonNulls: of(KINDS.nonNulls),
    defaults: of(KINDS.defaults),
    throws: of(KINDS.throws),
    tries: of(KINDS.tries),
  }
}

export const countIn = (source: Source): Counted => ({
  path: source.path,
  lines: linesIn(source),
  commentLines: commentsOf(source).reduce((lines, { text }) => lines + text.split('\n').length, 0),
  functions: functionsIn(source),
  ...counts(source),
})
