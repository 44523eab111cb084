/** What a route knows of one request, and the one way in which it changes anything. */
import type { CallLine } from '@laurel/shared/call'
import type { Role } from '@laurel/shared/operators'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Command } from '../../schema.ts'
import type { NewId } from '../ids.ts'
import { audited, masked } from './audited.ts'
import type { Caller, Who } from './caller.ts'
import { hashOf, idempotent, keyOf } from './idempotent.ts'
import type { App } from './server.ts'

interface AskBase {
  now: number
  newId: NewId
  ip: string
  sessionId: string | null
  csrfToken: string | null
  header(name: string, value: string): void
  /** For an answer that is a file: its type, and what it is called. */
  headers(values: Record<string, string>): void
  /** Runs a command for this request: once per Idempotency-Key, and audited for operators. */
  run<Input, Result>(command: Command<Input, Result>, input: Input): Promise<Result>
}

type CallerFor<W extends Who> = W extends 'member'
  ? { memberId: string }
  : W extends 'guest'
    ? { memberId: string | null }
    : W extends 'operator' | readonly Role[]
      ? { operator: { id: string; role: Role } }
      : Record<never, never>

export type Ask<W extends Who> = AskBase & CallerFor<W>

export interface Asked {
  app: App
  call: CallLine
  request: FastifyRequest
  reply: FastifyReply
  caller: Caller
  input: object
  keyed: boolean
  status: number
  secrets: readonly string[]
}

export const nameOf = ({ method, path }: CallLine): string => `${method} ${path}`

export function askOf(asked: Asked): AskBase & Caller {
  const { app, request, reply, caller } = asked
  let ran = false
  return {
    now: app.clock(),
    newId: app.newId,
    ip: request.ip,
    header: (name, value) => void asked.reply.header(name, value),
    ...caller,
    headers: (values) => void reply.headers(values),
    run: (command, input) => {
      const deed = withAudit(asked, command)
      const actor = caller.operator?.id ?? caller.memberId
      if (!asked.keyed || !actor) return app.engine.run(deed, input)
      if (ran) throw new Error(`${nameOf(asked.call)} ran two commands under one Idempotency-Key`)
      ran = true
      return runOnce(asked, deed, { input, scope: actor })
    },
  }
}

function withAudit<Input, Result>(
  { app, call, caller, input, secrets }: Asked,
  command: Command<Input, Result>,
): Command<Input, Result> {
  if (!caller.operator) return command
  const { id: operatorId } = caller.operator
  const deed = { id: app.newId(), operatorId, call: nameOf(call), input: masked(input, secrets) }
  return audited(command, deed, app.auditChain)
}

async function runOnce<Input, Result>(
  { app, call, request, reply, input: sent, status }: Asked,
  command: Command<Input, Result>,
  { input, scope }: { input: Input; scope: string },
): Promise<Result> {
  const key = keyOf(request.headers['idempotency-key'])
  const once = { key, scope, hash: hashOf(nameOf(call), sent), status }
  const { result, replayed } = await app.engine.run(idempotent(command, once), input)
  if (replayed) reply.header('idempotency-replayed', 'true')
  return result
}
