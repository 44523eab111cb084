/** Idempotency keys, made on the phone before a write is sent: time-ordered, in the form of a UUIDv7. */

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0')
// Mini programs have no crypto.getRandomValues; a key must be unlikely to meet another, not secret.
export const randomHex = (width: number): string => hex(Math.floor(Math.random() * 16 ** width), width)

export function newKey(nowMs: number): string {
  const time = hex(nowMs, 12)
  const variant = hex(8 + Math.floor(Math.random() * 4), 1)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomHex(3)}-${variant}${randomHex(3)}-${randomHex(12)}`
}
