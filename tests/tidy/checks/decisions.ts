/** Rules return, commands throw, routes never catch: whoever reads one of them knows where a refusal goes. */
import ts from 'typescript'
import { type Check, isTest } from '../source.ts'
import { crimeAt, nodesIn, treeOf } from '../syntax.ts'

const RULES = /^server\/src\/[^/]+\/rules(\.ts$|\/)/
const NEVER_CATCH = /^server\/src\/[^/]+\/(commands(\.ts$|\/)|routes(\.ts$|\/)|[a-z-]+-routes\.ts$)/

const find =
  (place: RegExp, is: (node: ts.Node) => boolean, says: string): Check =>
  (source) =>
    place.test(source.path) && !isTest(source.path)
      ? nodesIn(treeOf(source))
          .filter(is)
          .map((node) => crimeAt(source, node, says))
      : []

export const rulesReturn = find(
  RULES,
  ts.isThrowStatement,
  'A rule answers the reason; the command throws it.',
)
export const commandsAndRoutesNeverCatch = find(
  NEVER_CATCH,
  ts.isTryStatement,
  'Let it through: the engine undoes the command, and one handler answers.',
)
