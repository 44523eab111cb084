import { expect, test } from 'vitest'
import { compilerIsHeard, filesBeginWithASentence, marksLeadSomewhere } from './comments.ts'

const rules = (text: string) => ({ path: 'server/src/mall/rules.ts', text })

test.each([
  ['no comment', 'export const a = 1\n'],
  ['an import before it', "import { a } from './b.ts'\n/** Whether a member may redeem. */\n"],
  ['a plain comment', '// Whether a member may redeem.\n'],
  ['a title', '/** Rules */\n'],
])('a rules file that begins with %s is found', (_, text) => {
  expect(filesBeginWithASentence(rules(text))).toHaveLength(1)
})

test('a sentence in front is what we ask, and only of files that decide', () => {
  expect(filesBeginWithASentence(rules('/** Whether a member may redeem. */\nexport const a = 1\n'))).toEqual(
    [],
  )
  expect(filesBeginWithASentence({ path: 'server/src/mall/rules.test.ts', text: '' })).toEqual([])
  expect(filesBeginWithASentence({ path: 'server/src/mall/replies.ts', text: '' })).toEqual([])
})

// The marks are put together here, or this file would be found.
const mark = ['TO', 'DO'].join('')

test('a mark without an issue is found', () => {
  expect(marksLeadSomewhere(rules(`const a = 1 // ${mark}: later`))).toHaveLength(1)
  expect(
    marksLeadSomewhere(
      rules(`// @${mark}(#12) once lots can be split\n// @NOTE a quirk\nconst a = '${mark}'`),
    ),
  ).toEqual([])
})

test('a silenced compiler is found', () => {
  expect(compilerIsHeard(rules('// @ts-ignore\nconst a = 1'))).toHaveLength(1)
  expect(compilerIsHeard(rules("const a = '@ts-ignore'"))).toEqual([])
})
