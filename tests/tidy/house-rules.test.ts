import { expect, test } from 'vitest'
import { idleAllowances, unforgiven } from './allow.ts'
import { chineseStandsInWords } from './checks/chinese.ts'
import { compilerIsHeard, filesBeginWithASentence, marksLeadSomewhere } from './checks/comments.ts'
import { commandsAndRoutesNeverCatch, rulesReturn } from './checks/decisions.ts'
import { namesSayWhat } from './checks/identifiers.ts'
import { filesAreShort, functionsAreShortAndFlat } from './checks/limits.ts'
import { environmentStaysOutside, timeAndChanceStayOutside } from './checks/outside-world.ts'
import { filesAreNamedAlike, foldersAreWords, nothingIsADrawer } from './checks/paths.ts'
import { everyTestRuns } from './checks/tests.ts'
import { type Check, code, crimesIn, paths } from './source.ts'

/** What each file of the repository keeps to; that each check finds its crime is proven beside it. */
const inCode: Readonly<Record<string, Check>> = {
  'only the config reads the environment': environmentStaysOutside,
  'only platform knows the time and chance': timeAndChanceStayOutside,
  'Chinese stands in words files, on screens and in what tests type': chineseStandsInWords,
  'rules return': rulesReturn,
  'commands and routes never catch': commandsAndRoutesNeverCatch,
  'names say what a thing is': namesSayWhat,
  'files that decide begin with a sentence': filesBeginWithASentence,
  'marks lead to an issue': marksLeadSomewhere,
  'nobody silences the compiler': compilerIsHeard,
  'no test is left out, none runs alone': everyTestRuns,
  'files are short': filesAreShort,
  'functions are short and flat': functionsAreShortAndFlat,
}
const inPaths: Readonly<Record<string, Check>> = {
  'folders are words of ours': foldersAreWords,
  'files are named alike in every feature': filesAreNamedAlike,
  'nothing is a drawer': nothingIsADrawer,
}

const bare = paths.filter((path) => !path.includes('/fixture/')).map((path) => ({ path, text: '' }))
const everything = [
  ...Object.entries(inCode).map(([rule, check]) => ({ rule, crimes: () => crimesIn(code, check) })),
  ...Object.entries(inPaths).map(([rule, check]) => ({ rule, crimes: () => crimesIn(bare, check) })),
]

test('there is something to look at', () => {
  expect(code.length).toBeGreaterThan(200)
})

test.each(everything)('$rule', ({ crimes }) => {
  expect(unforgiven(crimes())).toEqual([])
})

test('every allowance is still needed', () => {
  expect(idleAllowances(everything.flatMap(({ crimes }) => crimes()))).toEqual([])
})
