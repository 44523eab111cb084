/** How long, how branched and how deep each function is. */
import ts from 'typescript'
import type { Source } from './source.ts'
import { lineOf, treeOf } from './syntax.ts'

export interface Measured {
  path: string
  name: string
  line: number
  lines: number
  /** Cyclomatic: 1, and 1 more for each way the path can part. */
  complexity: number
  nesting: number
  params: number
  isJsx: boolean
}

type Fn = ts.FunctionLikeDeclaration & { body: ts.ConciseBody }

const isFn = (node: ts.Node): node is Fn =>
  ts.isFunctionLike(node) && 'body' in node && node.body !== undefined

const BRANCHES = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.ConditionalExpression,
])
const JUNCTIONS = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
])
const DEEPER = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.SwitchStatement,
  ts.SyntaxKind.TryStatement,
])

const parts = (node: ts.Node): boolean =>
  BRANCHES.has(node.kind) || (ts.isBinaryExpression(node) && JUNCTIONS.has(node.operatorToken.kind))

/** `else if` goes on at the same depth. */
const isElseIf = (node: ts.Node): boolean =>
  ts.isIfStatement(node) && ts.isIfStatement(node.parent) && node.parent.elseStatement === node

const isJsxNode = (node: ts.Node): boolean =>
  ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)

type Shape = Pick<Measured, 'complexity' | 'nesting' | 'isJsx'>

/** A function inside is measured by itself. */
function shapeOf(fn: Fn): Shape {
  const shape: Shape = { complexity: 1, nesting: 0, isJsx: false }
  const visit = (node: ts.Node, depth: number): void => {
    if (isFn(node)) return
    if (parts(node)) shape.complexity += 1
    if (isJsxNode(node)) shape.isJsx = true
    const inner = DEEPER.has(node.kind) && !isElseIf(node) ? depth + 1 : depth
    shape.nesting = Math.max(shape.nesting, inner)
    ts.forEachChild(node, (child) => visit(child, inner))
  }
  for (const param of fn.parameters) visit(param, 0)
  visit(fn.body, 0)
  return shape
}

/** What the function is called by, or what it is handed to. */
function nameOf(fn: Fn): string {
  if (fn.name) return fn.name.getText()
  const { parent } = fn
  if ((ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && parent.name)
    return parent.name.getText()
  if (ts.isCallExpression(parent)) return `${parent.expression.getText().split('\n')[0]}(…)`
  return '(anonymous)'
}

function measure(source: Source, fn: Fn): Measured {
  const tree = treeOf(source)
  const first = lineOf(fn)
  const last = tree.getLineAndCharacterOfPosition(fn.end).line + 1
  const params = fn.parameters.filter((param) => param.name.getText() !== 'this').length
  return { path: source.path, name: nameOf(fn), line: first, lines: last - first + 1, params, ...shapeOf(fn) }
}

export function functionsIn(source: Source): Measured[] {
  const found: Measured[] = []
  const visit = (node: ts.Node): void => {
    if (isFn(node)) found.push(measure(source, node))
    ts.forEachChild(node, visit)
  }
  visit(treeOf(source))
  return found
}

export const linesIn = ({ text }: Source): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
