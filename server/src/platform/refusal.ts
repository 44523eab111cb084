/** How a command says no: thrown, it undoes the command; one handler answers it. */
import type { RefusalCode } from '@laurel/shared/words.zh'

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: Record<string, unknown> | undefined

  constructor(code: RefusalCode, details?: Record<string, unknown>) {
    super(code)
    this.code = code
    this.details = details
  }
}

const STATUSES: [pattern: RegExp, status: number][] = [
  [/^SESSION_|^SIGNATURE_|^PASSWORD_WRONG$|^TOTP_(MISSING|WRONG)$/, 401],
  [/^ROLE_|_OWN$|_OTHERS$|_BLOCKED$|_UNREADY$|_FOREIGN$/, 403],
  [/_UNKNOWN$/, 404],
  [/^INPUT_|^AMOUNT_|^KEY_MISSING$|_INVALID$/, 400],
  [/^KEY_REUSED$/, 422],
  [/^RATE_|_LOCKED$|_TOO_OFTEN$/, 429],
  [/_BUSY$|_UNAVAILABLE$/, 503],
  [/_FAULT$/, 500],
]

/** What is so decides the status; a state that bars the act is a conflict. */
export const statusOf = (code: RefusalCode): number =>
  STATUSES.find(([pattern]) => pattern.test(code))?.[1] ?? 409
