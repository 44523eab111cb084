/** Posts a letter and tells what was said to it. */
import { performance } from 'node:perf_hooks'
import type { Letter } from '../stores/pushes.ts'
import { open, signatureOf } from './crypto.ts'
import type { PushAttempt, PushSettings } from './events.ts'

const answerWithinMs = 5_000
const keptAnswerMax = 500

export interface Posting {
  push: PushSettings
  at: number
  closing: AbortSignal
}

export async function post(letter: Letter, { push, at, closing }: Posting): Promise<PushAttempt> {
  const from = performance.now()
  // Not AbortSignal.any: Node 20 may collect a timeout that only it refers to, and then nothing ever stops.
  const patience = new AbortController()
  const stop = () => patience.abort()
  const timer = setTimeout(stop, push.answerWithinMs ?? answerWithinMs)
  closing.addEventListener('abort', stop, { once: true })
  const said = await ask(letter, patience.signal).catch(noAnswer)
  clearTimeout(timer)
  closing.removeEventListener('abort', stop)
  return { at, ...said, tookMs: Math.round(performance.now() - from) }
}

type Said = Pick<PushAttempt, 'status' | 'answer'>

async function ask({ url, body }: Letter, signal: AbortSignal): Promise<Said> {
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(url, { method: 'POST', headers, body, signal })
  return { status: reply.status, answer: (await reply.text()).slice(0, keptAnswerMax) }
}

const noAnswer = (error: unknown): Said => ({
  status: null,
  answer: error instanceof Error ? error.message : String(error),
})

/** `success`, nothing at all, or in safe mode a sealed answer. */
export function isAcknowledged({ status, answer }: PushAttempt, push: PushSettings): boolean {
  if (status === null || status < 200 || status > 299) return false
  const text = answer.trim()
  return text === '' || text === 'success' || isSealedAnswer(text, push)
}

function isSealedAnswer(text: string, { mode, token, encodingAesKey }: PushSettings): boolean {
  if (mode !== 'safe' || !encodingAesKey) return false
  try {
    const { Encrypt, MsgSignature, TimeStamp, Nonce } = JSON.parse(text)
    if (MsgSignature !== signatureOf(token, String(TimeStamp), String(Nonce), Encrypt)) return false
    return open(Encrypt, encodingAesKey).appid !== ''
  } catch {
    return false
  }
}
