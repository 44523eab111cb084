/** Inputs drawn from a schema: such as fit, such as nearly fit, and such as nobody in their senses would send. */
import fc from 'fast-check'
import type { JsonSchema } from './calls.ts'

const nasty = fc.constantFrom(
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '../../etc/passwd',
  "' or 1=1 --",
  '"; drop table member; --',
  '%00',
  '%',
  '_',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=1+1',
  'x'.repeat(5_000),
  '桂'.repeat(200),
  '👩‍👩‍👧',
  '__proto__',
  'constructor',
  'toString',
)
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), nasty)
const anyNumber = fc.constantFrom(0, -0, -1, 1, 1.5, 2 ** 31, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e308, 5e-324)
const anything = fc.oneof(anyText, anyNumber, fc.boolean(), fc.constant(null), fc.jsonValue({ maxDepth: 3 }))

function textFor({ minLength = 0, maxLength = 40, pattern }: JsonSchema): fc.Arbitrary<string> {
  if (pattern) return fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, maxLength))
  const wild = anyText.filter((text) => [...text].length >= minLength && text.length <= maxLength)
  return fc.oneof(wild, fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 20) }))
}

/** Fits, or would: what a known name stands for is taken from the world half of the time. */
function fitting(schema: JsonSchema, known: Record<string, string>): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fitting(one, known)))
  if (schema.type === 'integer') return integerFor(schema)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'string') return textFor(schema)
  if (schema.type === 'array') {
    const { minItems: minLength = 0, maxItems = 8 } = schema
    return fc.array(fitting(schema.items ?? {}, known), {
      minLength,
      maxLength: Math.min(maxItems, minLength + 3),
    })
  }
  return schema.properties ? objectFor(schema, known) : anything
}

function integerFor({ minimum = -(2 ** 53) + 1, maximum = 2 ** 53 - 1 }: JsonSchema): fc.Arbitrary<number> {
  const small = fc.integer({ min: Math.max(minimum, -100), max: Math.min(maximum, 100) })
  return fc.oneof(small, fc.constantFrom(minimum, maximum))
}

function objectFor({ properties = {}, required = [] }: JsonSchema, known: Record<string, string>) {
  const model = Object.entries(properties).map(([name, schema]) => {
    const value = fitting(schema, known)
    const given = known[name]
    return [name, given === undefined ? value : fc.oneof(fc.constant(given), value)] as const
  })
  return fc.record(Object.fromEntries(model), { requiredKeys: required })
}

/** One thing about it is wrong: left out, added, or of another kind. */
const spoilt = (input: object): fc.Arbitrary<unknown> => {
  const names = Object.keys(input)
  const name = names.length ? fc.constantFrom(...names) : fc.constant('more')
  return fc.oneof(
    name.map((gone) => Object.fromEntries(Object.entries(input).filter(([one]) => one !== gone))),
    fc.tuple(name, anything).map(([one, value]) => ({ ...input, [one]: value })),
    fc.tuple(anyText, anything).map(([one, value]) => ({ ...input, [one]: value })),
    anything,
  )
}

export const inputFor = (schema: JsonSchema, known: Record<string, string>): fc.Arbitrary<unknown> => {
  const good = fitting(schema, known)
  return fc.oneof(
    { weight: 3, arbitrary: good },
    { weight: 2, arbitrary: good.chain((input) => spoilt(Object(input))) },
  )
}
