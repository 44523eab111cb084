/** Attempts and stages for the tests of this feature. */
import type { AskedQuestion, OpenAttempt, QuizPage, StageLine } from '@laurel/shared/quizzes'
import { now } from '../platform/clock.ts'
import { enter } from '../platform/session.ts'

const HOUR_MS = 3_600_000

export const question = (number: number, change: Partial<AskedQuestion> = {}): AskedQuestion => ({
  number,
  token: `t${number}`,
  kind: 'single',
  text: `Question ${number}`,
  image: null,
  options: [
    { key: 'A', text: 'one' },
    { key: 'B', text: 'two' },
    { key: 'C', text: 'three' },
  ],
  chosen: [],
  seq: 0,
  ...change,
})

export const openAttempt = (change: Partial<OpenAttempt> = {}): OpenAttempt => ({
  state: 'open',
  now: 1_000_000,
  attemptId: 'a1',
  quizId: 'q1',
  title: 'Quiz',
  stage: 2,
  stageTitle: 'Tea',
  passCorrect: 2,
  points: 60,
  growth: 0,
  chances: [],
  startedAt: 1_000_000,
  dueAt: 1_300_000,
  closesAt: 1_300_000,
  graceSeconds: 5,
  questions: [question(1), question(2), question(3)],
  ...change,
})

export const stageLine = (stage: number, change: Partial<StageLine> = {}): StageLine => ({
  stage,
  title: `Stage ${stage}`,
  questions: 10,
  passCorrect: 8,
  seconds: 300,
  points: 60,
  growth: 0,
  chances: [],
  state: 'locked',
  best: null,
  attemptsLeft: 3,
  attemptId: null,
  dueAt: null,
  ...change,
})

export const quizPage = (stages: StageLine[], change: Partial<QuizPage> = {}): QuizPage => ({
  quizId: 'q1',
  title: 'Quiz',
  subtitle: '',
  rules: [],
  state: 'live',
  startsAt: 0,
  endsAt: 1,
  round: 'once',
  gate: null,
  untimed: false,
  graceSeconds: 5,
  reviewHours: 24,
  stages,
  ...change,
})

export function signInAs(memberId: string): void {
  enter({
    accessToken: memberId,
    accessExpiresAt: now() + 48 * HOUR_MS,
    refreshToken: 'r',
    refreshExpiresAt: now() + 48 * HOUR_MS,
    member: { id: memberId, name: '林*夏', joinedAt: 0, avatar: null, phone: null },
    isNew: false,
  })
}
