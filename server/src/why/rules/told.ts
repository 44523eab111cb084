/** What a member is told of a fact: when, by whom, and what rules may count of it. */
import { type FactKind, factKinds, isFactType } from '@laurel/shared/facts'
import type { WhyFact } from '@laurel/shared/why'
import type { Row } from '../../schema.ts'

type Fact = Row<'fact'>

const NOTHING: FactKind = { from: 'laurel', act: 'none' }

function numbersIn(data: Fact['data'], names: readonly string[]): Record<string, number> {
  const found = names.flatMap((name) =>
    Number.isSafeInteger(data[name]) ? [[name, Number(data[name])]] : [],
  )
  return Object.fromEntries(found)
}

function wordsIn(data: Fact['data'], names: readonly string[]): Record<string, string> {
  const found = names.flatMap((name) => (typeof data[name] === 'string' ? [[name, data[name]]] : []))
  return Object.fromEntries(found)
}

/** `sources`: what other systems are called. */
export function factTold(fact: Fact, sources: ReadonlyMap<string, string>): WhyFact {
  const { type, occurredAt: at, recordedAt, source, data } = fact
  const { numbers = [], words = [] } = isFactType(type) ? (factKinds[type] as FactKind) : NOTHING
  return {
    type,
    at,
    recordedAt,
    source: sources.get(source) ?? source,
    numbers: numbersIn(data, numbers),
    words: wordsIn(data, words),
  }
}

/** In the order of time, each once. */
export function inTime(facts: readonly Fact[]): Fact[] {
  const once = new Map(facts.map((fact) => [`${fact.source}/${fact.key}`, fact]))
  const all = [...once].map(([name, fact]) => ({ name, fact }))
  return all
    .sort((a, b) => a.fact.occurredAt - b.fact.occurredAt || (a.name < b.name ? -1 : 1))
    .map(({ fact }) => fact)
}
