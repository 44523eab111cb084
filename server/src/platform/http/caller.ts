/** Who is asking: read from the bearer token, and held against what the call allows. */
import type { Role } from '@laurel/shared/operators'
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'
import type { Tokens } from './tokens.ts'

/** guest: a member's session is used when there is one. A list: operators in one of these roles. */
export type Who = 'anyone' | 'guest' | 'member' | readonly Role[]

export interface Caller {
  memberId: string | null
  operator: { id: string; role: Role } | null
  sessionId: string | null
}

const NOBODY: Caller = { memberId: null, operator: null, sessionId: null }

function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization
  if (header === undefined) return null
  const token = /^Bearer ([A-Za-z0-9_.-]+)$/.exec(header)?.[1]
  if (!token) throw new Refusal('SESSION_MISSING')
  return token
}

function operatorOf(token: string | null, roles: readonly Role[], tokens: Tokens): Caller {
  if (!token) throw new Refusal('SESSION_MISSING')
  const { sub, role } = tokens.read(token, 'operator')
  if (!role || !roles.includes(role)) throw new Refusal('ROLE_MISSING')
  return { ...NOBODY, operator: { id: sub, role } }
}

export function callerOf(request: FastifyRequest, who: Who, tokens: Tokens): Caller {
  if (who === 'anyone') return NOBODY
  const token = bearerOf(request)
  if (typeof who !== 'string') return operatorOf(token, who, tokens)
  if (!token && who === 'guest') return NOBODY
  if (!token) throw new Refusal('SESSION_MISSING')
  const { sub, sid } = tokens.read(token, 'member')
  return { ...NOBODY, memberId: sub, sessionId: sid ?? null }
}
