/** Questions in the bank without their way over the network: for tests. */
import type { Difficulty, QuestionKind } from '@laurel/shared/quizzes'
import type { Work } from '../schema.ts'

export interface PutQuestion {
  id: string
  kind: QuestionKind
  category: string
  difficulty: Difficulty
}

/** What is right is marked so in its text: a test finds it in whatever order it is shown. */
export const RIGHT = '正确'
const OPTIONS = ['A', 'B', 'C', 'D'] as const
const RIGHT_OF: Record<QuestionKind, string> = { single: 'B', multiple: 'AC', 'true-false': 'A' }

export function putQuestion(w: Work, { id, kind, category, difficulty }: PutQuestion, now: number): void {
  const answer = RIGHT_OF[kind]
  const keys = kind === 'true-false' ? OPTIONS.slice(0, 2) : OPTIONS
  const options = keys.map((key) => ({ key, text: `${answer.includes(key) ? RIGHT : '不对'}${key}` }))
  const about = { category, difficulty }
  w.add('question', { id, newest: 1, retired: false, ...about, addedAt: now })
  w.add('questionPool', { ...about, questionId: id, version: 1 })
  w.add('questionVersion', {
    ...{
      questionId: id,
      number: 1,
      kind,
      text: `题目 ${category} ${id}`,
      options,
      answer,
      explanation: `解析 ${id}`,
    },
    ...{ ...about, image: null, author: 'editor', editedAt: now },
  })
}
