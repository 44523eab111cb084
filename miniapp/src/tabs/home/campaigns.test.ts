import type { HomeTab } from '@laurel/shared/tabs'
import { expect, test } from 'vitest'
import { playedNow } from './campaigns.ts'

type Campaigns = HomeTab['campaigns']

const quiz = (quizId: string, passed: number): Campaigns['quizzes'][number] => ({
  quizId,
  title: '',
  subtitle: '',
  stages: 3,
  passed,
  endsAt: 0,
})
const draw = (drawId: string, chances: number): Campaigns['draws'][number] => ({
  drawId,
  title: '',
  subtitle: '',
  chances,
  endsAt: 0,
})
const order = (campaigns: Campaigns) => playedNow(campaigns).map(({ id }) => id)

test('a chance comes before a stage, a stage before what is only to be seen', () => {
  const quizzes = [quiz('all-passed', 3), quiz('going', 2)]
  const draws = [draw('no-chance', 0), draw('chance', 1)]

  expect(order({ quizzes, draws })).toEqual(['chance', 'going', 'no-chance', 'all-passed'])
})

test('of what is alike the server says the order', () => {
  expect(order({ quizzes: [quiz('new', 0), quiz('old', 1)], draws: [] })).toEqual(['new', 'old'])
  expect(order({ quizzes: [], draws: [] })).toEqual([])
})
