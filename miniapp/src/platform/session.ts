/** Who is signed in on this phone, kept over launches. */
import type { Member, Session } from '@laurel/shared/identity'
import { keptStore } from './storage.ts'

export type Tokens = Pick<Session, 'accessToken' | 'accessExpiresAt' | 'refreshToken' | 'refreshExpiresAt'>

interface SessionState {
  member: Member | null
  tokens: Tokens | null
  /** The member left by their own will: no silent sign-in until they ask. */
  left: boolean
}

export const useSession = keptStore<SessionState>('session', { member: null, tokens: null, left: true })

export const currentMember = (): Member | null => useSession.getState().member

export function enter({ member, isNew: _, ...tokens }: Session): void {
  useSession.setState({ member, tokens, left: false })
}

/** What the member changed of themselves. */
export function keepMember({ id, name, avatar, phone, joinedAt }: Member): void {
  useSession.setState({ member: { id, name, avatar, phone, joinedAt } })
}

/** Back to browsing; `left` says whether the member wanted it. */
export function leave({ left }: { left: boolean }): void {
  useSession.setState({ member: null, tokens: null, left })
}
