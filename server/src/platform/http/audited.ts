/** Writes what an operator did, and what came of it, in the same batch as the deed. */
import type { Command } from '../../schema.ts'
import { type AuditChain, addAudit, touchAudit } from '../audit-chain.ts'

export interface Deed {
  id: string
  operatorId: string
  /** The call, as `POST /admin/budgets`. */
  call: string
  /** What was sent, secrets masked. */
  input: unknown
}

export function audited<Input, Result>(
  command: Command<Input, Result>,
  deed: Deed,
  chain: AuditChain,
): Command<Input, Result> {
  const wrapped: Command<Input, Result> = (w, input, now) => {
    const output = command(w, input, now)
    // A deed that answers nothing has an answer too: the column takes no null.
    addAudit(w, chain, { ...deed, at: now, output: output ?? {} })
    return output
  }
  wrapped.reads = (touch, input) => {
    command.reads?.(touch, input)
    touchAudit(touch)
  }
  if (command.tells) wrapped.tells = command.tells
  return wrapped
}

const MASK = '••••'

export const masked = (input: object, secrets: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, secrets.includes(name) ? MASK : value]),
  )
