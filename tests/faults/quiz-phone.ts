/** A phone in a quiz: its answers are kept as the mini program keeps them, and nothing but its storage outlives a kill. */

import { setTimeout } from 'node:timers/promises'
import type { Call, Problem } from '@laurel/shared/call'
import {
  type AskedQuestion,
  type Attempt,
  type OpenAttempt,
  type OptionKey,
  quizzesApi,
  type ScoredAttempt,
  type SubmitInput,
} from '@laurel/shared/quizzes'
import {
  allAnswers,
  chosenOf,
  type Marks,
  marked,
  sent,
  unsent,
  withoutOld,
} from '../../miniapp/src/quizzes/answers.ts'
import { newKey, type Reply, send } from '../world/ask.ts'

const AGAIN_MS = 25
/** A killed server is back by then, whatever else the machine does. */
const GIVES_UP_MS = 150_000

/** Text only, as a phone's is. */
export type Storage = Map<string, string>

interface Phone {
  url: string
  token: string
  storage: Storage
  /** Codes of what the server refused in the background. */
  refusals: string[]
}

export interface QuizPhone {
  /** Goes on with what is under way. */
  open(quizId: string): Promise<OpenAttempt>
  tap(question: AskedQuestion, key: OptionKey): void
  chosen(question: AskedQuestion): OptionKey[]
  /** What waits in the storage goes before anything new. */
  handIn(): Promise<ScoredAttempt>
  /** Whatever is on its way comes to nobody. */
  kill(): void
}

interface HandIn {
  key: string
  input: SubmitInput
}

/** Started anew, it knows what stands in the storage. */
export function startPhone({ url, token, storage, refusals }: Phone): QuizPhone {
  let isKilled = false
  let attempt: OpenAttempt | null = null
  const ask = <Input, Output>(call: Call<Input, Output>, input: Input, key?: string) =>
    answerOf(() => send(url, call, input, { token, ...(key ? { key } : {}) }))
  const marks = (): Marks => JSON.parse(storage.get('marks') ?? '{}')
  const keep = (after: Marks): void => void storage.set('marks', JSON.stringify(after))

  /** Nobody waits for it: several are under way at once, and come in whatever order. */
  async function save(): Promise<void> {
    const answers = unsent(marks())
    if (!attempt || answers.length === 0) return
    const { attemptId } = attempt
    const reply = await ask(quizzesApi.answer, { attemptId, answers })
    if (!reply || isKilled) return
    if ('refusal' in reply) refusals.push(reply.refusal)
    else keep(sent(marks(), answers))
  }

  const until = <Output>(once: () => Promise<Said<Output>>) => persist(once, () => isKilled)

  function handInKept(): HandIn {
    const waiting = storage.get('hand-in')
    if (waiting) return JSON.parse(waiting)
    const { attemptId, questions } = attempt ?? { attemptId: '', questions: [] }
    const handIn = { key: newKey(), input: { attemptId, answers: allAnswers(questions, marks()) } }
    storage.set('hand-in', JSON.stringify(handIn))
    return handIn
  }

  return {
    async open(quizId) {
      const known = await until<Attempt>(() => ask(quizzesApi.start, { quizId, stage: 1, untimed: false }))
      if (known.state !== 'open') throw new Error(`the attempt is ${known.state}`)
      attempt = known
      keep(withoutOld(marks(), known.questions))
      void save()
      return known
    },
    tap(question, key) {
      keep(marked(marks(), question, key))
      void save()
    },
    chosen: (question) => chosenOf(question, marks()),
    async handIn() {
      const { key, input } = handInKept()
      const scored = await until<Attempt>(() => ask(quizzesApi.submit, input, key))
      if (scored.state !== 'scored') throw new Error(`the attempt is ${scored.state}`)
      return scored
    },
    kill() {
      isKilled = true
    },
  }
}

/** Null: no answer came. */
type Said<Output> = { output: Output } | { refusal: string } | null

async function answerOf<Output>(once: () => Promise<Reply<Output | Problem>>): Promise<Said<Output>> {
  const reply = await once().catch(() => null)
  if (!reply) return null
  if (reply.status >= 400) return { refusal: (reply.body as Problem).code }
  return { output: reply.body as Output }
}

/** Asks until there is an answer. */
async function persist<Output>(once: () => Promise<Said<Output>>, isKilled: () => boolean): Promise<Output> {
  for (const end = Date.now() + GIVES_UP_MS; Date.now() < end; await setTimeout(AGAIN_MS)) {
    const reply = await once()
    if (isKilled()) throw new Error('the phone was killed')
    if (reply) return outputOf(reply)
  }
  throw new Error('nobody answered')
}

function outputOf<Output>(reply: NonNullable<Said<Output>>): Output {
  if ('refusal' in reply) throw new Error(reply.refusal)
  return reply.output
}
