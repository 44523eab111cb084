/** Every refusal has its sentence, and every sentence is of use. */
import ts from 'typescript'
import type { Crime, Source } from '../source.ts'
import { crimeAt, nodesIn, treeOf } from '../syntax.ts'

const CODE = /^[A-Z]+(_[A-Z]+)+$/
const isCode = (node: ts.Node): node is ts.StringLiteral => ts.isStringLiteral(node) && CODE.test(node.text)

const codesIn = (node: ts.Node): ts.StringLiteral[] => [...nodesIn(node)].filter(isCode)

/** `call<…>()('GET', '/path', [codes])`: the second call of the two. */
const isContract = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  ts.isCallExpression(node.expression) &&
  node.expression.expression.getText() === 'call'

const isCommon = (node: ts.Node): node is ts.VariableDeclaration =>
  ts.isVariableDeclaration(node) && node.name.getText() === 'COMMON_REFUSALS'

export function promisedIn(source: Source): ts.StringLiteral[] {
  return [...nodesIn(treeOf(source))]
    .flatMap((node): readonly (ts.Node | undefined)[] => {
      if (isContract(node)) return [node.arguments[2]]
      return isCommon(node) ? [node.initializer] : []
    })
    .flatMap((list) => (list ? codesIn(list) : []))
}

/** The names in `refusalWords`. */
export function sentencesIn(words: Source): ts.PropertyAssignment[] {
  const declared = [...nodesIn(treeOf(words))].find(
    (node): node is ts.VariableDeclaration =>
      ts.isVariableDeclaration(node) && node.name.getText() === 'refusalWords',
  )
  return declared ? [...nodesIn(declared)].filter(ts.isPropertyAssignment) : []
}

export function refusalsWithoutWords(contracts: readonly Source[], words: Source): Crime[] {
  const said = new Set(sentencesIn(words).map(({ name }) => name.getText()))
  return contracts.flatMap((source) =>
    promisedIn(source)
      .filter(({ text }) => !said.has(text))
      .map((node) => crimeAt(source, node, `${node.text} has no sentence in ${words.path}.`)),
  )
}

export function wordsWithoutRefusal(programs: readonly Source[], words: Source): Crime[] {
  const used = new Set(programs.flatMap((source) => codesIn(treeOf(source)).map(({ text }) => text)))
  return sentencesIn(words)
    .filter(({ name }) => !used.has(name.getText()))
    .map((node) => crimeAt(words, node, `Nothing refuses with ${node.name.getText()}.`))
}
