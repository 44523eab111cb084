/** English in code; Chinese where people read it: words files, screens, and what tests and the demo type in. */
import ts from 'typescript'
import { type Check, isTest, type Source } from '../source.ts'
import { commentsOf, crimeAt, nodesIn, treeOf } from '../syntax.ts'

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uff65]/u
const WORDS = /\.zh\.ts$/
/** Programs whose words stand in *.zh.ts only. */
const WORDLESS = /^(server|shared)\/src\//

const isText = (node: ts.Node): boolean =>
  ts.isJsxText(node) ||
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node)

const literals = (source: Source): ts.Node[] =>
  [...nodesIn(treeOf(source))].filter((node) => isText(node) && HAN.test(node.getText()))

const others = (source: Source): ts.Node[] =>
  [...nodesIn(treeOf(source))].filter(
    (node) => (ts.isIdentifier(node) || ts.isRegularExpressionLiteral(node)) && HAN.test(node.getText()),
  )

const comments: Check = (source) =>
  commentsOf(source)
    .filter(({ text }) => HAN.test(text.replace(/`[^`]*`/g, '')))
    .map(({ line }) => ({
      path: source.path,
      line,
      says: 'Comments are in English; `quote` what people read.',
    }))

export const chineseStandsInWords: Check = (source) => {
  if (WORDS.test(source.path) || !HAN.test(source.text)) return []
  const wordless = WORDLESS.test(source.path) && !isTest(source.path)
  const nodes = wordless ? [...literals(source), ...others(source)] : others(source).filter(ts.isIdentifier)
  const says = wordless ? 'What people read stands in a *.zh.ts file.' : 'Names are in English.'
  return [...nodes.map((node) => crimeAt(source, node, says)), ...comments(source)]
}
