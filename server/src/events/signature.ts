/** Who signed these bytes: `v1=` and HMAC-SHA256 over timestamp, a dot and the body, in hex, under a key of the source. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const DRIFT_MS = 300_000
/** While keys are exchanged a source may sign with the old one and the new one. */
const SIGNATURES_MAX = 4
const SOURCE = /^[A-Za-z0-9._~-]{1,64}$/
const TIMESTAMP = /^\d{13}$/
const SIGNATURE = /^v1=([0-9a-f]{64})$/

export interface Stamp {
  sourceId: string
  /** As it was sent: it is signed so. */
  timestamp: string
  signatures: Buffer[]
}

/** Null for headers that are missing, of another form, or of another time. */
export function stampOf(headers: IncomingHttpHeaders, now: number): Stamp | null {
  const [sourceId, timestamp, signed] = ['source', 'timestamp', 'signature'].map((name) =>
    String(headers[`x-laurel-${name}`] ?? ''),
  )
  if (!sourceId || !timestamp || !SOURCE.test(sourceId) || !TIMESTAMP.test(timestamp)) return null
  if (Math.abs(now - Number(timestamp)) > DRIFT_MS) return null
  const signatures = signaturesIn(signed ?? '')
  return signatures.length ? { sourceId, timestamp, signatures } : null
}

function signaturesIn(header: string): Buffer[] {
  const parts = header.split(',', SIGNATURES_MAX + 1)
  if (parts.length > SIGNATURES_MAX) return []
  const found = parts.map((part) => SIGNATURE.exec(part.trim())?.[1])
  return found.every((hex) => hex !== undefined) ? found.map((hex) => Buffer.from(String(hex), 'hex')) : []
}

/** Every signature is held against every key, found or not: how long it takes says nothing. */
export function isSigned(
  { timestamp, signatures }: Stamp,
  body: Buffer,
  secrets: readonly string[],
): boolean {
  let found = false
  for (const secret of secrets) {
    const right = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest()
    for (const signature of signatures) found = timingSafeEqual(right, signature) || found
  }
  return found
}
