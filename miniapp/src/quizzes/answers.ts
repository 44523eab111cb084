/** What was answered, as the phone and the server have it: of two answers the higher number is the newer one. */
import type { Answer, AskedQuestion, OptionKey, QuestionKind } from '@laurel/shared/quizzes'

/** An answer as it was tapped on this phone. */
export interface Mark {
  chosen: OptionKey[]
  /** Grows with each change, beyond whatever the server has. */
  seq: number
  /** The number that the server is known to have. */
  sentSeq: number
}

/** By the token of the question. */
export type Marks = Readonly<Record<string, Mark>>

type Asked = Pick<AskedQuestion, 'token' | 'chosen' | 'seq'>

const newer = (question: Asked, marks: Marks): Mark | undefined => {
  const mark = marks[question.token]
  // At the same number another device was first, and the server keeps what it has.
  return mark && mark.seq > question.seq ? mark : undefined
}

export const chosenOf = (question: Asked, marks: Marks): OptionKey[] =>
  newer(question, marks)?.chosen ?? question.chosen

export const isAnswered = (question: Asked, marks: Marks): boolean => chosenOf(question, marks).length > 0

/** A tap on an option: of several it turns one on or off, of one it takes the place of the other. */
export function turned(kind: QuestionKind, chosen: readonly OptionKey[], key: OptionKey): OptionKey[] {
  if (kind !== 'multiple') return [key]
  return chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key].sort()
}

/** The marks after a tap; the same ones when it says nothing new. */
export function marked(marks: Marks, question: Asked & Pick<AskedQuestion, 'kind'>, key: OptionKey): Marks {
  const before = chosenOf(question, marks)
  const chosen = turned(question.kind, before, key)
  if (chosen.join() === before.join()) return marks
  const mine = marks[question.token]
  const seq = Math.max(question.seq, mine?.seq ?? 0) + 1
  return { ...marks, [question.token]: { chosen, seq, sentSeq: mine?.sentSeq ?? question.seq } }
}

/** What the server is not known to have. */
export const unsent = (marks: Marks): Answer[] =>
  Object.entries(marks).flatMap(([token, { chosen, seq, sentSeq }]) =>
    seq > sentSeq ? [{ token, chosen, seq }] : [],
  )

/** After the server took them; what was changed meanwhile still has to go. */
export function sent(marks: Marks, answers: readonly Answer[]): Marks {
  const after: Record<string, Mark> = { ...marks }
  for (const { token, seq } of answers) {
    const mark = after[token]
    if (mark) after[token] = { ...mark, sentSeq: Math.max(mark.sentSeq, seq) }
  }
  return after
}

/** Without what the server's own copy has overtaken. */
export function withoutOld(marks: Marks, questions: readonly Asked[]): Marks {
  const kept = questions.flatMap((question) => {
    const mark = newer(question, marks)
    return mark ? [[question.token, mark] as const] : []
  })
  return kept.length === Object.keys(marks).length ? marks : Object.fromEntries(kept)
}

/** Everything once more, to hand in: none is lost because it was lost on its way. */
export const allAnswers = (questions: readonly Asked[], marks: Marks): Answer[] =>
  questions.flatMap((question) => {
    const seq = Math.max(question.seq, marks[question.token]?.seq ?? 0)
    return seq > 0 ? [{ token: question.token, chosen: chosenOf(question, marks), seq }] : []
  })

export const unansweredNumbers = (
  questions: readonly (Asked & Pick<AskedQuestion, 'number'>)[],
  marks: Marks,
): number[] => questions.filter((question) => !isAnswered(question, marks)).map(({ number }) => number)

/** Where whoever comes back goes on: at the first question without an answer, else at the last. */
export const firstPlace = (questions: readonly Asked[], marks: Marks): number => {
  const place = questions.findIndex((question) => !isAnswered(question, marks))
  return place < 0 ? Math.max(0, questions.length - 1) : place
}
