/** How a call can fail: the server refused, or nobody answered. */
import type { RefusalCode } from '@laurel/shared/words.zh'
import { refusalWords } from '@laurel/shared/words.zh'

interface Refusal {
  code: string
  detail?: string | undefined
  details?: Record<string, unknown> | undefined
}

/** The server answered, and the answer is no. */
export class Refused extends Error {
  readonly code: string
  readonly detail: string
  readonly details: Record<string, unknown>

  constructor({ code, detail, details }: Refusal) {
    super(code)
    this.name = 'Refused'
    this.code = code
    this.detail = detail ?? wordsFor(code)
    this.details = details ?? {}
  }
}

/** Nobody answered: what was sent may or may not have arrived. */
export class Offline extends Error {
  constructor(because = '') {
    super(because)
    this.name = 'Offline'
  }
}

export function wordsFor(code: string): string {
  return code in refusalWords ? refusalWords[code as RefusalCode] : refusalWords.SERVER_FAULT
}
