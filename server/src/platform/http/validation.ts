/** Bodies are taken as they are: nothing is coerced, nothing is dropped. Only what stands in an address is text, and read as what it means. */
import { Ajv } from 'ajv'
import type { FastifySchemaCompiler } from 'fastify'

const strict = new Ajv({
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: false,
  allErrors: false,
  strict: false,
})
const reading = new Ajv({
  coerceTypes: true,
  removeAdditional: false,
  useDefaults: false,
  allErrors: false,
  strict: false,
})

/** Told at one glance for nearly every text. */
const SUSPECT = /[\0\uD800-\uDFFF]/

/** PostgreSQL keeps no NUL, and half a surrogate pair is no text at all: what one database can't keep, neither is given. */
const isKept = (text: string): boolean =>
  !SUSPECT.test(text) || (!text.includes('\0') && !/\p{Surrogate}/u.test(text))

function isText(sent: unknown): boolean {
  if (typeof sent === 'string') return isKept(sent)
  if (ArrayBuffer.isView(sent)) return true // a picture's bytes are no text, and very many
  return sent === null || typeof sent !== 'object' || Object.values(sent).every(isText)
}

const NO_TEXT = {
  keyword: 'text',
  instancePath: '',
  schemaPath: '',
  params: {},
  message: 'must be whole text without NUL',
}

export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  const fits = (httpPart === 'body' ? strict : reading).compile(schema)
  const validate: ReturnType<FastifySchemaCompiler<object>> = (sent: unknown) => {
    const fitting = fits(sent)
    validate.errors = (fitting ? [NO_TEXT] : (fits.errors ?? null)) as Exclude<
      typeof validate.errors,
      undefined
    >
    return fitting && isText(sent)
  }
  return validate
}
