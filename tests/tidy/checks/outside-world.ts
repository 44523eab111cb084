/** The environment, the time and chance come in at few doors: whoever decides is handed them. */
import ts from 'typescript'
import type { Check, Source } from '../source.ts'
import { crimeAt, nodesIn, treeOf } from '../syntax.ts'

const CONFIG = /(^|\/)[^/]*\.config\.ts$|^server\/src\/config\.ts$|^miniapp\/config\//
const OUTSIDE = /^(tools|tests)\/|\.test\.tsx?$|^miniapp\/test\//
const PLATFORM = /^(server|miniapp)\/src\/platform\//
/** Replaced by the build: what is left on the phone is a constant. */
const BUILD_CONSTANT = /^miniapp\/src\/platform\/host\.ts$/

const isCallOf = (node: ts.Node, name: string): boolean =>
  ts.isCallExpression(node) && node.expression.getText() === name

const isTimeless = (node: ts.Node): boolean =>
  ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length

const find =
  (is: (node: ts.Node) => boolean, says: string): Check =>
  (source: Source) =>
    [...nodesIn(treeOf(source))].filter(is).map((node) => crimeAt(source, node, says))

const environment = find(
  (node) => ts.isPropertyAccessExpression(node) && node.getText() === 'process.env',
  'process.env is read in server/src/config.ts: ask for a Config.',
)
const time = find(
  (node) => isCallOf(node, 'Date.now') || isTimeless(node),
  'The clock is an argument: take `now`, or a Clock from platform.',
)
const chance = find(
  (node) => isCallOf(node, 'Math.random'),
  'Chance is an argument: take an id or a Random from platform.',
)

export const environmentStaysOutside: Check = (source) =>
  [CONFIG, OUTSIDE, BUILD_CONSTANT].some((door) => door.test(source.path)) ? [] : environment(source)

export const timeAndChanceStayOutside: Check = (source) =>
  [CONFIG, OUTSIDE, PLATFORM].some((door) => door.test(source.path))
    ? []
    : [...time(source), ...chance(source)]
