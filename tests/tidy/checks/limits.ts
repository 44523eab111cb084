/** The last column of the guide rails: where the gate stops, and asks why. */
import { functionsIn, linesIn, type Measured } from '../measure.ts'
import type { Check } from '../source.ts'
import { isTest } from '../source.ts'

const FILE_MAX = 400
const FUNCTION_MAX = 70
const JSX_MAX = 120
const COMPLEXITY_MAX = 15
const NESTING_MAX = 4
const PARAMS_MAX = 5

/** They are lists: their length is not a measure of anything. */
const LISTS = /\.zh\.ts$|\/tables(\.ts$|\/)|\/migrations\//

function* wrongWith(fn: Measured, isSuite: boolean): Generator<string> {
  const linesMax = fn.isJsx ? JSX_MAX : FUNCTION_MAX
  if (fn.lines > linesMax && !isSuite) yield `${fn.name} has ${fn.lines} lines (stop: ${linesMax}).`
  if (fn.complexity > COMPLEXITY_MAX)
    yield `${fn.name} parts ${fn.complexity} ways (stop: ${COMPLEXITY_MAX}).`
  if (fn.nesting > NESTING_MAX) yield `${fn.name} is ${fn.nesting} deep (stop: ${NESTING_MAX}).`
  if (fn.params > PARAMS_MAX)
    yield `${fn.name} takes ${fn.params} parameters (stop: ${PARAMS_MAX}): one object.`
}

export const filesAreShort: Check = (source) => {
  const lines = linesIn(source)
  if (LISTS.test(source.path) || lines <= FILE_MAX) return []
  return [
    { path: source.path, line: 1, says: `The file has ${lines} lines (stop: ${FILE_MAX}): part it by idea.` },
  ]
}

/** A suite's `describe` may be as long as what it describes. */
export const functionsAreShortAndFlat: Check = (source) =>
  functionsIn(source).flatMap((fn) =>
    [...wrongWith(fn, isTest(source.path))].map((says) => ({ path: source.path, line: fn.line, says })),
  )
