/** Keeps the bank: puts questions in, edits them, takes them out of use and back into it. */
import type {
  AddQuestionInput,
  EditQuestionInput,
  Question,
  QuestionsImported,
} from '@laurel/shared/questions'
import { imagePath } from '../../platform/image-store.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { questionHash } from '../question-hash.ts'
import { questionReply } from '../question-replies.ts'
import { questionFaultWords } from '../question-words.zh.ts'
import { questionFault } from '../rules/question.ts'

interface By {
  questionId: string
  operatorId: string
}
export type AddQuestion = AddQuestionInput & By

export function addQuestion(
  w: Work,
  { questionId, operatorId, ...said }: AddQuestion,
  now: number,
): Question {
  refuseSaid(w, said)
  const hash = questionHash(said)
  if (w.get('questionHash', hash)) throw new Refusal('QUESTION_KNOWN')
  enter(w, { questionId, operatorId, hash, said }, now)
  return showQuestion(w, questionId)
}

/** Attempts under way, and stored ones, keep the version that was asked. */
export function editQuestion(
  w: Work,
  { questionId, operatorId, ...said }: EditQuestionInput & { operatorId: string },
  now: number,
): Question {
  const question = findQuestion(w, questionId)
  refuseSaid(w, said)
  const before = must(w.get('questionVersion', questionId, question.newest), 'its version')
  if (isSame(before, said)) return showQuestion(w, questionId)
  carryHash(w, { questionId, from: questionHash(before), to: questionHash(said) })
  const newest = question.newest + 1
  const { category, difficulty } = said
  addVersion(w, { questionId, number: newest, operatorId, said }, now)
  leavePool(w, question)
  joinPool(w, w.set('question', question, { newest, category, difficulty }))
  return showQuestion(w, questionId)
}

export function retireQuestion(
  w: Work,
  { questionId, retired }: { questionId: string; retired: boolean },
): Question {
  const question = findQuestion(w, questionId)
  leavePool(w, question)
  joinPool(w, w.set('question', question, { retired }))
  return showQuestion(w, questionId)
}

export interface ImportOrder {
  operatorId: string
  questions: (AddQuestionInput & { questionId: string })[]
}

/** What is in the bank already is left as it is: the same file twice adds nothing. */
export function importQuestions(
  w: Work,
  { operatorId, questions }: ImportOrder,
  now: number,
): Pick<QuestionsImported, 'added' | 'known'> {
  let added = 0
  for (const { questionId, ...said } of questions) {
    const hash = questionHash(said)
    if (w.get('questionHash', hash)) continue
    enter(w, { questionId, operatorId, hash, said }, now)
    added += 1
  }
  return { added, known: questions.length - added }
}

interface Entry extends By {
  hash: string
  said: AddQuestionInput
}

function enter(w: Work, { questionId, operatorId, hash, said }: Entry, now: number): void {
  const { category, difficulty } = said
  w.add('questionHash', { hash, questionId })
  addVersion(w, { questionId, number: 1, operatorId, said }, now)
  joinPool(
    w,
    w.add('question', { id: questionId, newest: 1, retired: false, category, difficulty, addedAt: now }),
  )
}

interface NewVersion extends By {
  number: number
  said: AddQuestionInput
}

function addVersion(w: Work, { questionId, number, operatorId, said }: NewVersion, now: number): void {
  const answer = said.answer.join('')
  w.add('questionVersion', { questionId, number, ...said, answer, author: operatorId, editedAt: now })
}

function joinPool(w: Work, { id, retired, category, difficulty, newest }: Row<'question'>): void {
  if (!retired) w.add('questionPool', { category, difficulty, questionId: id, version: newest })
}

function leavePool(w: Work, { id, category, difficulty }: Row<'question'>): void {
  const pooled = w.get('questionPool', category, difficulty, id)
  if (pooled) w.drop('questionPool', pooled)
}

function carryHash(
  w: Work,
  { questionId, from, to }: { questionId: string; from: string; to: string },
): void {
  if (from === to) return
  if (w.get('questionHash', to)) throw new Refusal('QUESTION_KNOWN')
  const held = w.get('questionHash', from)
  if (held) w.drop('questionHash', held)
  w.add('questionHash', { hash: to, questionId })
}

function refuseSaid(w: Work, said: AddQuestionInput): void {
  const fault = questionFault(said)
  if (fault) throw new Refusal('QUESTION_INVALID', { sentence: questionFaultWords[fault] })
  if (said.image !== null && !isKeptImage(w, said.image)) throw new Refusal('IMAGE_INVALID')
}

const IMAGES = imagePath('')

/** What nobody keeps goes again within the hour. */
const isKeptImage = (w: Work, path: string): boolean =>
  path.startsWith(IMAGES) && w.get('image', path.slice(IMAGES.length))?.dropAt === null

type Stored = Omit<AddQuestionInput, 'answer'> & { answer: string }

const isSame = (before: Stored, { answer, ...said }: AddQuestionInput): boolean =>
  asText(before) === asText({ ...said, answer: answer.join('') })

/** One database keeps the members of what it stores in an order of its own. */
const asText = ({ kind, text, options, answer, explanation, category, difficulty, image }: Stored): string =>
  JSON.stringify([
    ...[kind, text, answer, explanation, category, difficulty, image],
    ...options.map((option) => [option.key, option.text]),
  ])

function findQuestion(w: Work, questionId: string): Row<'question'> {
  const question = w.get('question', questionId)
  if (!question) throw new Refusal('QUESTION_UNKNOWN')
  return question
}

function showQuestion(w: Work, questionId: string): Question {
  const question = findQuestion(w, questionId)
  return questionReply(question, must(w.get('questionVersion', questionId, question.newest), 'its version'))
}

addQuestion.reads = (touch: Touch, said: AddQuestion): void => touch.row('questionHash', questionHash(said))
editQuestion.reads = (touch: Touch, said: EditQuestionInput): void => {
  touch.row('question', said.questionId)
  touch.row('questionHash', questionHash(said))
}
retireQuestion.reads = (touch: Touch, { questionId }: { questionId: string }): void =>
  touch.row('question', questionId)
importQuestions.reads = (touch: Touch, { questions }: ImportOrder): void => {
  for (const question of questions) touch.row('questionHash', questionHash(question))
}
