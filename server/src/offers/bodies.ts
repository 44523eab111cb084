/** Holds a body against the schema of its kind. Schemas are compiled once. */
import { Compile, type Validator } from 'typebox/compile'
import type { OfferKindDef } from './kinds.ts'
import { pointerTo } from './rules/diff.ts'

const compiled = new WeakMap<OfferKindDef, Validator>()

function validatorOf(kind: OfferKindDef): Validator {
  const known = compiled.get(kind) ?? (Compile(kind.schema) as unknown as Validator)
  compiled.set(kind, known)
  return known
}

interface Fault {
  instancePath: string
  params: object
}

/** Of a member that is missing or too many, the place where it would stand or stands. */
const placeOf = ({ instancePath, params }: Fault): string => {
  const { requiredProperties, additionalProperties } = params as Record<string, string[] | undefined>
  const name = requiredProperties?.[0] ?? additionalProperties?.[0]
  return name === undefined ? instancePath : `${instancePath}${pointerTo([name])}`
}

/** The JSON pointer of the first thing wrong; null: nothing is. */
export function faultIn(kind: OfferKindDef, body: Record<string, unknown>): string | null {
  const validator = validatorOf(kind)
  if (validator.Check(body)) return kind.faultIn(body)
  const first = validator.Errors(body)[0]
  return first ? placeOf(first) : ''
}
