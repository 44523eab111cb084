/** What a kind of task says of itself. A new kind is one file like its neighbours, its test, and one line in `kinds.ts`. */
import { type FactType, factKinds, isFactType } from '@laurel/shared/facts'
import type { TaskBody, TaskLine } from '@laurel/shared/tasks'
import type { Row } from '../../schema.ts'

export type KindName = TaskBody['kind']
export type ArgsOf<K extends KindName> = Extract<TaskBody, { kind: K }>['args']
export type Happened = Pick<Row<'fact'>, 'type' | 'data'>
export type TakenBack = Pick<Row<'undoing'>, 'data'>

/** What one fact brings, after all that was taken back of it. */
export interface Share {
  amount: number
  /** What it is one of, where only different ones count. Else empty. */
  part: string
}

export interface Progress {
  value: number
  parts: readonly string[]
}

export interface KindOfTask<Args> {
  /** Types of facts, or words of its own, under which it is found. */
  topics(args: Args): readonly string[]
  unit(args: Args): TaskLine['unit']
  target(args: Args): number
  /** What the schema can't say: the JSON pointer of the first thing wrong. */
  faultIn(args: Args): string | null
  /** Null: the fact does not concern it. */
  contribution(fact: Happened, undoings: readonly TakenBack[], args: Args): Share | null
  advance(progress: Progress, share: Share): Progress
}

interface Watched {
  fact: string
  where?: Record<string, string> | undefined
}

/** The fact is of the type, and says the words. That the past was corrected is no change of tier that a member came to. */
export const concerns = ({ type, data }: Happened, { fact, where = {} }: Watched): boolean =>
  type === fact &&
  data.change !== 'corrected' &&
  Object.entries(where).every(([word, value]) => data[word] === value)

/** Nobody may be paid for a fact that is no act of his, or for one we know nothing of. */
export function faultInWatched({ fact, where = {} }: Watched): string | null {
  if (!isFactType(fact) || factKinds[fact].act === 'none') return '/args/fact'
  const { words = [] } = factKinds[fact]
  const strange = Object.keys(where).find((word) => !words.includes(word))
  return strange === undefined ? null : `/args/where/${strange}`
}

export const hasNumber = (fact: string, number: string): boolean =>
  isFactType(fact) && (factKinds[fact].numbers ?? []).includes(number)

export const numberIn = (data: Happened['data'], name: string): number => {
  const value = data[name]
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : 0
}

/** What is left of a number of the fact: a part that was taken back names the same number, else the whole is gone. */
export function leftOf(
  { type, data }: Happened,
  undoings: readonly TakenBack[],
  number: string | null,
): number {
  const whole = number === null ? 1 : numberIn(data, number)
  if (!undoings.length) return whole
  if (number === null || number !== numberTakenBack(type)) return 0
  let left = whole
  for (const undoing of undoings) left -= numberIn(undoing.data, number)
  return Math.max(0, left)
}

/** By which number facts of this type are taken back in part; null: only as a whole. */
export function numberTakenBack(type: string): string | null {
  const names = Object.keys(factKinds) as FactType[]
  const undoing = names.find((name) => factKinds[name].undoes === type)
  const numbers = (undoing && factKinds[undoing].numbers) ?? []
  return numbers.find((number) => hasNumber(type, number)) ?? null
}

/** The last letters of a number's name are its unit. */
export function unitOf(number: string): TaskLine['unit'] {
  if (number.endsWith('Fen')) return 'fen'
  return /points$/i.test(number) ? 'points' : 'times'
}

export const summed = ({ value, parts }: Progress, { amount }: Share): Progress => ({
  value: value + amount,
  parts,
})
