/** Comments that a reader can rely on: a first line for every file that decides, marks that lead somewhere, no silenced compiler. */
import type { Check, Source } from '../source.ts'
import { isTest } from '../source.ts'
import { commentsOf } from '../syntax.ts'

const TOLD = [
  /^server\/src\/[^/]+\/(rules|commands)(\.ts$|\/)/,
  /^(server|miniapp)\/src\/platform\//,
  /^tools\/[^/]+\/src\/(?!products\/)/, // a drawing says itself what it is
  /^tools\/run\//,
]
const SENTENCE = /^\/\*\*\s*\S+(\s+\S+){2,}.*[.?!)`…]\s*\*\/$/s

const firstLines = (text: string): string => text.replace(/^#!.*\n/, '').trimStart()

/** The first lines are the table of contents of the repository. */
export const filesBeginWithASentence: Check = ({ path, text }: Source) => {
  if (isTest(path) || !TOLD.some((place) => place.test(path)) || !/\.(ts|tsx|mjs)$/.test(path)) return []
  const start = firstLines(text)
  const doc = start.startsWith('/**') ? start.slice(0, start.indexOf('*/') + 2) : ''
  return SENTENCE.test(doc)
    ? []
    : [{ path, line: 1, says: 'The first line is one sentence on what the file is for.' }]
}

const MARK = /\b(TODO|FIXME|XXX|HACK|WIP)\b/
const LAWFUL_MARK = /@TODO\((#\d+|[A-Za-z]+-\d+|https?:\/\/\S+)\)/
const SILENCED = /@ts-(ignore|nocheck|expect-error)|eslint-disable/

const commentsWith =
  (wrong: RegExp, lawful: RegExp | null, says: string): Check =>
  (source) =>
    wrong.test(source.text) // finding the comments takes longer than the rest
      ? commentsOf(source)
          .filter(({ text }) => wrong.test(text) && !lawful?.test(text))
          .map(({ line }) => ({ path: source.path, line, says }))
      : []

export const marksLeadSomewhere = commentsWith(MARK, LAWFUL_MARK, 'Finish it, or write @TODO(issue).')
export const compilerIsHeard = commentsWith(SILENCED, null, 'Mend what the compiler says; do not silence it.')
