import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../source.ts'
import { crimes } from './crimes.ts'
import { violationsIn } from './cruise.ts'
import { lawful } from './lawful.ts'

const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string; comment: string }[]
}

const criminal = {
  ...lawful,
  ...Object.assign({}, ...crimes.map((crime) => crime.with)),
  ...Object.fromEntries(
    crimes.map(({ path, imports }) => [
      path,
      imports.map((name, at) => `import * as a${at} from '${name}'\nexport { a${at} }`).join('\n'),
    ]),
  ),
}

test('a lawful tree breaks no rule', () => {
  expect(violationsIn(lawful)).toEqual([])
})

test('each crime is named by its rule, and by no other', () => {
  const named = violationsIn(criminal).map(({ rule, from }) => `${from} ${rule.name}`)
  const expected = crimes.flatMap(({ path, rules }) => rules.map((rule) => `${path} ${rule}`))
  expect([...new Set(named)].sort()).toEqual(expected.sort())
})

test('every rule has its crime, and says in a sentence what is wrong', () => {
  expect(crimes.map(({ rules: [rule] }) => rule).sort()).toEqual(forbidden.map(({ name }) => name).sort())
  for (const { comment } of forbidden) expect(comment).toMatch(/^\S+( \S+){2,}[.)]$/)
})
