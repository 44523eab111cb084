/** In what an answer differs from the recorded shape, as sentences. */
import type { Answered } from './target.ts'

/** A pattern, an errcode, or a shape within a shape; other numbers are an account's own, so only their kind counts. */
export type Shape = string | number | boolean | null | undefined | Shape[] | { [key: string]: Shape }

export interface Recorded {
  case: string
  contentType: string
  shape?: Shape
  /** Of an image: its first bytes. */
  startsWith?: string | undefined
}

export function differences(answer: Answered, recorded: Recorded): string[] {
  const found: string[] = []
  if (answer.status !== 200) found.push(`HTTP status ${answer.status}, not 200`)
  if (answer.contentType !== recorded.contentType)
    found.push(`content type ${answer.contentType}, not ${recorded.contentType}`)
  if (recorded.startsWith) return [...found, ...notStarting(answer.bytes, recorded.startsWith)]
  return [...found, ...unlike('answer', parsed(answer.bytes), recorded.shape)]
}

function notStarting(bytes: Buffer, start: string): string[] {
  const begins = bytes.subarray(0, start.length / 2).toString('hex')
  return begins === start ? [] : [`begins with ${begins}, not ${start}: ${wordOf(bytes)}`]
}

/** Of an image that is none: what it says, no more than a line of it. */
const wordOf = (bytes: Buffer): string =>
  bytes
    .toString('utf8')
    .replace(/[^\x20-\x7e]/g, '.')
    .slice(0, 200)

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

function unlike(where: string, value: unknown, shape: Shape): string[] {
  if (shape === '<number>') return typeof value === 'number' ? [] : [`${where} is no number`]
  if (typeof shape === 'string') return unlikeText(where, value, shape)
  if (typeof shape === 'number') return unlikeNumber(where, value, shape)
  if (typeof shape === 'object' && shape !== null) return unlikeMembers(where, value, shape)
  return value === shape ? [] : [`${where} is ${JSON.stringify(value)}, not ${String(shape)}`]
}

const unlikeText = (where: string, value: unknown, pattern: string): string[] =>
  typeof value === 'string' && new RegExp(pattern).test(value)
    ? []
    : [`${where} is ${JSON.stringify(value)}, not like ${pattern}`]

function unlikeNumber(where: string, value: unknown, shape: number): string[] {
  if (typeof value !== 'number') return [`${where} is ${JSON.stringify(value)}, not a number`]
  return where.endsWith('.errcode') && value !== shape ? [`${where} is ${value}, not ${shape}`] : []
}

function unlikeMembers(where: string, value: unknown, shape: object): string[] {
  if (typeof value !== 'object' || value === null)
    return [`${where} is ${JSON.stringify(value)}, not an object`]
  const given = new Map<string, unknown>(Object.entries(value))
  const more = [...given.keys()].filter((key) => !Object.hasOwn(shape, key))
  return [
    ...more.map((key) => `${where} has ${key} besides`),
    ...Object.entries(shape).flatMap(([key, wanted]: [string, Shape]) =>
      given.has(key) ? unlike(`${where}.${key}`, given.get(key), wanted) : [`${where} lacks ${key}`],
    ),
  ]
}
