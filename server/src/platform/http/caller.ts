/** Who is asking: read from the bearer token (a browser's cookie: cookies.ts), and held against what the call allows. */
import type { Role } from '@laurel/shared/operators'
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'
import type { Tokens } from './tokens.ts'

/**
 * guest: a member's session is used when there is one. A list: operators in one of these roles.
 * operator: all of them, also one who must first change a password or enrol.
 */
export type Who = 'anyone' | 'guest' | 'member' | 'operator' | readonly Role[]

export interface Caller {
  memberId: string | null
  operator: { id: string; role: Role } | null
  sessionId: string | null
  /** What this browser's writes must show. */
  csrfToken: string | null
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Known before the input is looked at. */
    caller?: Caller
  }
}

const NOBODY: Caller = { memberId: null, operator: null, sessionId: null, csrfToken: null }

function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization
  if (header === undefined) return null
  const token = /^Bearer ([A-Za-z0-9_.-]+)$/.exec(header)?.[1]
  if (!token) throw new Refusal('SESSION_MISSING')
  return token
}

const ROLES: readonly unknown[] = ['admin', 'editor', 'approver', 'manager', 'auditor'] satisfies Role[]

export const isForOperators = (who: Who): boolean => who === 'operator' || typeof who !== 'string'

/** The operator, when the call is for that role, and nothing else is asked of him first. */
export function admitted(
  { id, role }: { id: string; role: Role | undefined },
  { who, limited }: { who: Who; limited: boolean },
): { id: string; role: Role } {
  const roles = typeof who === 'string' ? ROLES : who
  if (!role || !roles.includes(role)) throw new Refusal('ROLE_MISSING')
  if (limited && who !== 'operator') throw new Refusal('OPERATOR_UNREADY')
  return { id, role }
}

function operatorOf(token: string, who: Who, tokens: Tokens): Caller {
  const { sub, role, sid, limited = false } = tokens.read(token, 'operator')
  return { ...NOBODY, operator: admitted({ id: sub, role }, { who, limited }), sessionId: sid ?? null }
}

export function callerOf(request: FastifyRequest, who: Who, tokens: Tokens): Caller {
  if (who === 'anyone') return NOBODY
  const token = bearerOf(request)
  if (!token && who === 'guest') return NOBODY
  if (!token) throw new Refusal('SESSION_MISSING')
  if (isForOperators(who)) return operatorOf(token, who, tokens)
  const { sub, sid } = tokens.read(token, 'member')
  return { ...NOBODY, memberId: sub, sessionId: sid ?? null }
}
