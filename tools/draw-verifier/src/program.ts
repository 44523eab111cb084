/** The program, without its process: what it is asked, what it says, how it ends. */
import { parseArgs } from 'node:util'
import { sourceOf } from './source.ts'
import { verify } from './verify.ts'
import { linesOf } from './words.ts'

const USAGE = `usage: laurel-verify-draw <address of the log, or file> [options]

  --commitment <hex>        the hash of the seed, as you saw it before the draw began
  --receipt <number>:<seal> a seal that you kept; may be given several times

exit code: 0 all is as it must be · 1 a fault · 2 the log could not be read`

/** Digits, a colon, a SHA-256 in hex. */
const RECEIPT = /^([1-9]\d*):([0-9a-f]{64})$/

function receiptOf(text: string): [number, string] {
  const [, number, seal] = RECEIPT.exec(text) ?? []
  if (number === undefined || seal === undefined) throw new Error(`"${text}" is no receipt: <number>:<seal>`)
  return [Number(number), seal]
}

export interface Ended {
  code: 0 | 1 | 2
  said: string
}

export async function program(args: string[]): Promise<Ended> {
  try {
    return await verifyAs(args)
  } catch (error) {
    return { code: 2, said: error instanceof Error ? error.message : String(error) }
  }
}

async function verifyAs(args: string[]): Promise<Ended> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      commitment: { type: 'string' },
      receipt: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  })
  const [place] = positionals
  if (values.help || place === undefined) return { code: values.help ? 0 : 2, said: USAGE }
  const receipts = new Map((values.receipt ?? []).map(receiptOf))
  const verdict = await verify(await sourceOf(place), { commitment: values.commitment ?? null, receipts })
  return { code: verdict.fault ? 1 : 0, said: linesOf(verdict).join('\n') }
}
