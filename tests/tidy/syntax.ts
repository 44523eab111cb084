/** TypeScript's own parser, as the checks need it: a tree for each source, walks over it, and its comments. */
import ts from 'typescript'
import type { Crime, Source } from './source.ts'

const trees = new WeakMap<Source, ts.SourceFile>()

const kindOf = (path: string): ts.ScriptKind => {
  if (path.endsWith('.tsx')) return ts.ScriptKind.TSX
  return /js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS
}

export function treeOf(source: Source): ts.SourceFile {
  const known = trees.get(source)
  if (known) return known
  const tree = ts.createSourceFile(
    source.path,
    source.text,
    ts.ScriptTarget.ES2022,
    true,
    kindOf(source.path),
  )
  trees.set(source, tree)
  return tree
}

const listed = new WeakMap<ts.Node, readonly ts.Node[]>()

/** The node and all below it, in the order they are written. */
export function nodesIn(node: ts.Node): readonly ts.Node[] {
  const known = listed.get(node)
  if (known) return known
  const nodes: ts.Node[] = []
  const visit = (below: ts.Node): void => {
    nodes.push(below)
    ts.forEachChild(below, visit)
  }
  visit(node)
  listed.set(node, nodes)
  return nodes
}

export const lineOf = (node: ts.Node): number => {
  const tree = node.getSourceFile()
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
}

export const crimeAt = (source: Source, node: ts.Node, says: string): Crime => ({
  path: source.path,
  line: lineOf(node),
  says,
})

export interface Comment {
  line: number
  text: string
}

const heard = new WeakMap<Source, Comment[]>()

export function commentsOf(source: Source): Comment[] {
  const known = heard.get(source)
  if (known) return known
  const found = new Map<number, Comment>()
  for (const token of tokensIn(treeOf(source))) {
    for (const { pos, end } of commentsAround(token, source.text)) {
      const { line } = treeOf(source).getLineAndCharacterOfPosition(pos)
      found.set(pos, { line: line + 1, text: source.text.slice(pos, end) })
    }
  }
  const comments = [...found.values()]
  heard.set(source, comments)
  return comments
}

function* tokensIn(node: ts.Node): Generator<ts.Node> {
  const children = node.getChildren()
  if (children.length === 0) yield node
  for (const child of children) yield* tokensIn(child)
}

/** JSX text never holds a comment, and after the last token of a tag stands text, even if it looks like one. */
function commentsAround(token: ts.Node, text: string): ts.CommentRange[] {
  if (token.kind === ts.SyntaxKind.JsxText) return []
  const before = ts.getLeadingCommentRanges(text, token.pos) ?? []
  const after = isInsideTag(token) ? [] : (ts.getTrailingCommentRanges(text, token.end) ?? [])
  return [...before, ...after]
}

const isInsideTag = ({ parent }: ts.Node): boolean =>
  ts.isJsxOpeningElement(parent) ||
  ts.isJsxClosingElement(parent) ||
  ts.isJsxSelfClosingElement(parent) ||
  ts.isJsxExpression(parent) ||
  ts.isJsxOpeningFragment(parent)
