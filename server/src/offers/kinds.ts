/** What a feature says of a kind of offer it owns: one admin API, one console form and one policy check serve all of them. */
import type { OfferKindName, OfferTerms, Rehearsal } from '@laurel/shared/offers'
import type { TSchema } from 'typebox'
import type { Deps } from '../platform/feature.ts'
import type { Work } from '../schema.ts'
import type { Declaration } from './rules/policy-graph.ts'

/** A version, as its kind is asked about it. */
export interface Draft extends OfferTerms {
  offerId: string
}

export interface Opening extends Draft {
  /** Its number. */
  version: number
}

export interface Rehearse extends Draft {
  /** The facts that happened from `from` on, and before `to`. */
  from: number
  to: number
}

export interface OfferKindDef {
  kind: OfferKindName
  /** Only one of the kind can be in force. */
  single: boolean
  schema: TSchema
  /** What the schema can't say: the JSON pointer of the first thing wrong in the body; null: nothing is. */
  faultIn(body: Record<string, unknown>): string | null
  /** The same, for what rests on other rows: a task it names, a sku. */
  faultAmong?(w: Work, draft: Draft): string | null
  /** Whether it gives points, and so needs a budget. */
  givesPoints(body: Record<string, unknown>): boolean
  /** Types of facts, and words of its own, under which commands look for it. */
  topics(body: Record<string, unknown>): readonly string[]
  /** Which causes lead to which effects, for the policy check. `launched`: the version that was approved first, where one was before this one. */
  declare(draft: Draft, launched?: Draft | null): Declaration
  /** A version comes into force, in the transaction of its approval: what it promises is set aside. A refusal refuses the approval. */
  open?(w: Work, opening: Opening, now: number): void
  /** What it would have done on stored facts. Writes nothing. */
  rehearse?(deps: Pick<Deps, 'reads'>, draft: Rehearse): Promise<Rehearsal>
}
