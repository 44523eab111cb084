import type {
  AttemptSignal,
  Difficulty,
  OptionKey,
  QuestionKind,
  QuestionOption,
} from '@laurel/shared/quizzes'
import { sql } from 'drizzle-orm'
import type { Kit } from '../platform/kit.ts'

/** The bank. What a question says stands in its versions. */
const question = (k: Kit) =>
  k.table(
    'question',
    {
      id: k.text('id').primaryKey(),
      newest: k.integer('newest').notNull(),
      retired: k.flag('retired').notNull(),
      /** Copies of what the newest version says, to list by. */
      category: k.text('category').notNull(),
      difficulty: k.text('difficulty').$type<Difficulty>().notNull(),
      addedAt: k.integer('added_at').notNull(),
    },
    (t) => [k.index('question_category_ix').on(t.category, t.id)],
  )

/** It never changes: what was answered is scored by the version that was asked. */
const questionVersion = (k: Kit) =>
  k.table(
    'question_version',
    {
      questionId: k.text('question_id').notNull(),
      number: k.integer('number').notNull(),
      kind: k.text('kind').$type<QuestionKind>().notNull(),
      text: k.text('text').notNull(),
      options: k.json<QuestionOption[]>('options').notNull(),
      /** Keys in the order of the alphabet, without anything between: `AC`. */
      answer: k.text('answer').notNull(),
      explanation: k.text('explanation').notNull(),
      category: k.text('category').notNull(),
      difficulty: k.text('difficulty').$type<Difficulty>().notNull(),
      image: k.text('image'),
      author: k.text('author').notNull(),
      editedAt: k.integer('edited_at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.questionId, t.number] })],
  )

/** What can be drawn: live questions by what they are about. */
const questionPool = (k: Kit) =>
  k.table(
    'question_pool',
    {
      category: k.text('category').notNull(),
      difficulty: k.text('difficulty').$type<Difficulty>().notNull(),
      questionId: k.text('question_id').notNull(),
      version: k.integer('version').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.category, t.difficulty, t.questionId] })],
  )

/** No question stands in the bank twice. */
const questionHash = (k: Kit) =>
  k.table('question_hash', {
    /** SHA-256 of its text, without spaces. */
    hash: k.text('hash').primaryKey(),
    questionId: k.text('question_id').notNull(),
  })

/** Where a member stands in a stage, in one round of a quiz. */
const quizStage = (k: Kit) =>
  k.table(
    'quiz_stage',
    {
      memberId: k.text('member_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      /** `once`, or the business day. */
      round: k.text('round').notNull(),
      stage: k.integer('stage').notNull(),
      /** The attempt that is under way, else the last one. */
      attemptId: k.text('attempt_id').notNull(),
      /** It may be begun, handed in or passed only once at a time. */
      running: k.flag('running').notNull(),
      passedAt: k.integer('passed_at'),
      best: k.integer('best'),
      attempts: k.integer('attempts').notNull(),
      /** The business day of the last attempt, and how many there were on it. */
      day: k.text('day').notNull(),
      attemptsOfDay: k.integer('attempts_of_day').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.offerId, t.round, t.stage] })],
  )

const attempt = (k: Kit) =>
  k.table(
    'quiz_attempt',
    {
      id: k.text('id').primaryKey(),
      memberId: k.text('member_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      /** In force when it was begun: it decides to the end. */
      version: k.integer('version').notNull(),
      round: k.text('round').notNull(),
      stage: k.integer('stage').notNull(),
      /** Questions and the order of their options were drawn from it. */
      seed: k.text('seed').notNull(),
      state: k.text('state').$type<'open' | 'scored'>().notNull(),
      untimed: k.flag('untimed').notNull(),
      startedAt: k.integer('started_at').notNull(),
      /** No answer is taken after it, but for the grace. */
      closesAt: k.integer('closes_at').notNull(),
      endedAt: k.integer('ended_at'),
      endedBy: k.text('ended_by').$type<'tap' | 'clock'>(),
      correct: k.integer('correct'),
      total: k.integer('total').notNull(),
      passed: k.flag('passed'),
      /** What a second look is asked for; empty: for nothing. */
      signals: k.json<AttemptSignal[]>('signals').notNull(),
      review: k.text('review').$type<'none' | 'held' | 'released' | 'rejected'>().notNull(),
      reviewBy: k.integer('review_by'),
      reviewedBy: k.text('reviewed_by'),
      reviewedAt: k.integer('reviewed_at'),
      because: k.text('because'),
    },
    (t) => [
      k.index('quiz_attempt_open_ix').on(t.closesAt, t.id).where(sql`${t.state} = 'open'`),
      k.index('quiz_attempt_held_ix').on(t.reviewBy, t.id).where(sql`${t.review} = 'held'`),
      k.index('quiz_attempt_offer_ix').on(t.offerId, t.startedAt),
      k.index('quiz_attempt_member_ix').on(t.memberId),
    ],
  )

/** A question of an attempt, and what was answered. Scored, it never changes. */
const attemptSlot = (k: Kit) =>
  k.table(
    'quiz_attempt_slot',
    {
      attemptId: k.text('attempt_id').notNull(),
      number: k.integer('number').notNull(),
      questionId: k.text('question_id').notNull(),
      version: k.integer('version').notNull(),
      /** The question's own keys in the order in which they are shown: what is shown as A is the first. */
      order: k.json<OptionKey[]>('shown').notNull(),
      token: k.text('token').notNull(),
      /** The question's own keys, like `answer`; null: not answered. */
      chosen: k.text('chosen'),
      /** Of the newest change that came in; 0: none. */
      seq: k.integer('seq').notNull(),
      answeredAt: k.integer('answered_at'),
      /** From the answer before it, or from the start, to its first answer. */
      tookMs: k.integer('took_ms'),
    },
    (t) => [
      k.primaryKey({ columns: [t.attemptId, t.number] }),
      k.index('quiz_attempt_slot_question_ix').on(t.questionId, t.version),
    ],
  )

/** Who saw the page of a quiz, and when first. */
const quizSeen = (k: Kit) =>
  k.table(
    'quiz_seen',
    {
      offerId: k.text('offer_id').notNull(),
      memberId: k.text('member_id').notNull(),
      at: k.integer('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.offerId, t.memberId] })],
  )

/** The order is the lock order. */
export const quizzesTables = (k: Kit) => ({
  quizSeen: quizSeen(k),
  quizStage: quizStage(k),
  attempt: attempt(k),
  attemptSlot: attemptSlot(k),
  question: question(k),
  questionVersion: questionVersion(k),
  questionPool: questionPool(k),
  questionHash: questionHash(k),
})
