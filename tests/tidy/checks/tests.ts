/** A suite runs whole: nothing is left out by hand, and nothing runs alone. */
import ts from 'typescript'
import type { Check } from '../source.ts'
import { crimeAt, nodesIn, treeOf } from '../syntax.ts'

const SUITES = /^(test|it|describe|suite|bench)\b/
const LEFT = new Set(['only', 'skip', 'todo', 'fails'])

const isLeftOut = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) && LEFT.has(node.name.text) && SUITES.test(node.expression.getText())

/** `skipIf` says aloud what is missing: it is lawful. */
export const everyTestRuns: Check = (source) =>
  /\.test\.tsx?$/.test(source.path)
    ? [...nodesIn(treeOf(source))]
        .filter(isLeftOut)
        .map((node) => crimeAt(source, node, 'Run every test, or delete it.'))
    : []
