/** Keeps the access token fresh: one renewal at a time, and a quiet new sign-in when the session was revoked. */
import { identityApi, type Session } from '@laurel/shared/identity'
import { Refused } from './answers.ts'
import { now } from './clock.ts'
import { exchange } from './http.ts'
import { newKey } from './keys.ts'
import { loginCode } from './login.ts'
import { currentMember, enter, leave, useSession } from './session.ts'

/** Renewed this long before it ends, so that it does not end on the way. */
const MARGIN_MS = 60_000

let renewal: Promise<string | null> | null = null

/** A token to send, or null for a guest. */
export async function freshToken(): Promise<string | null> {
  const { tokens } = useSession.getState()
  if (!tokens) return null
  return now() < tokens.accessExpiresAt - MARGIN_MS ? tokens.accessToken : renew()
}

/** However many calls find the token expired, the server is asked once. */
export function renew(): Promise<string | null> {
  renewal ??= renewOnce().finally(() => {
    renewal = null
  })
  return renewal
}

async function renewOnce(): Promise<string | null> {
  const { tokens } = useSession.getState()
  if (!tokens) return null
  try {
    return accept(await post(identityApi.refresh.path, { refreshToken: tokens.refreshToken }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return signInAgain()
  }
}

/** WeChat still knows who holds the phone, and consent was given: the member need not notice. */
async function signInAgain(): Promise<string | null> {
  const before = currentMember()
  try {
    const code = await loginCode()
    if (!code) throw new Refused({ code: 'SESSION_REVOKED' })
    const session = await post(identityApi.signIn.path, { code })
    // Someone else's WeChat on the same phone asks for a visible sign-in.
    if (session.member.id !== before?.id) throw new Refused({ code: 'SESSION_REVOKED' })
    return accept(session)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    leave({ left: false })
    return null
  }
}

const post = (path: string, body: unknown): Promise<Session> =>
  exchange<Session>({
    method: 'POST',
    url: API_BASE + path,
    header: { 'idempotency-key': newKey(now()) },
    body,
  })

function accept(session: Session): string {
  enter(session)
  return session.accessToken
}
