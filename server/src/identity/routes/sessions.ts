/** Sign-in and sessions of members. */
import type { Session } from '@laurel/shared/identity'
import { identityApi } from '@laurel/shared/identity'
import * as schema from '@laurel/shared/identity.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import { refresh, signOut, signOutEverywhere } from '../commands/sessions.ts'
import { signIn } from '../commands/sign-in.ts'
import { consentNow } from '../consent.ts'
import type { IdentityQueries } from '../queries.ts'
import { newRefreshToken, readRefreshToken } from '../refresh-token.ts'
import { whoSignsIn } from '../wechat-login.ts'

const ACCESS_TTL_MS = 15 * 60_000
const SIGN_INS_PER_MINUTE = 30
/** From one address: many members may stand behind it, so where the settings allow more than usual, so do we. */
const signInsPerMinute = ({ config }: Deps): number =>
  Math.max(SIGN_INS_PER_MINUTE, Math.floor(config.ratePerMinute / 10))

interface Opened {
  memberId: string
  family: string
  refreshToken: string
  refreshExpiresAt: number
  isNew: boolean
}

async function sessionReply(
  { tokens }: Deps,
  { findMember }: IdentityQueries,
  { memberId, family, ...opened }: Opened,
): Promise<Session> {
  const { token, expiresAt } = tokens.sign({ sub: memberId, aud: 'member', sid: family }, ACCESS_TTL_MS)
  const member = must(await findMember(memberId), `member ${memberId}`)
  return { accessToken: token, accessExpiresAt: expiresAt, ...opened, member }
}

export const sessionRoutes =
  (deps: Deps, queries: IdentityQueries): Feature =>
  (app) => {
    signInRoute(deps, queries)(app)
    refreshRoute(deps, queries)(app)
    signOutRoutes(deps)(app)
  }

const signInRoute =
  (deps: Deps, queries: IdentityQueries): Feature =>
  (app) =>
    answer(app, identityApi.signIn, {
      who: 'anyone',
      key: 'none', // a code is good once by itself
      ratePerMinute: signInsPerMinute(deps),
      input: schema.SignInInput,
      reply: schema.Session,
      handle: async ({ code, consentVersion }, ask) => {
        const identities = await whoSignsIn(deps.wechat, deps.cipher, code)
        const family = ask.newId()
        const { token, hash } = newRefreshToken(family, deps.random)
        const signedIn = await ask.run(signIn, {
          identities,
          agreed: consentVersion,
          consent: { version: consentNow.version, textHash: consentNow.textHash },
          session: { id: family, refreshHash: hash },
          memberId: ask.newId(),
          factId: ask.newId(),
        })
        return sessionReply(deps, queries, { ...signedIn, family, refreshToken: token })
      },
    })

const refreshRoute =
  (deps: Deps, queries: IdentityQueries): Feature =>
  (app) =>
    answer(app, identityApi.refresh, {
      who: 'anyone',
      key: 'none', // a refresh token is good once by itself
      ratePerMinute: signInsPerMinute(deps),
      input: schema.RefreshInput,
      reply: schema.Session,
      handle: async ({ refreshToken }, ask) => {
        const shown = readRefreshToken(refreshToken)
        if (!shown) throw new Refusal('SESSION_REVOKED')
        const { family, hash: shownHash } = shown
        const { token, hash: nextHash } = newRefreshToken(family, deps.random)
        const refreshed = await ask.run(refresh, { family, shownHash, nextHash })
        if (!refreshed.reused) {
          const { memberId, refreshExpiresAt } = refreshed
          const opened = { memberId, family, refreshToken: token, refreshExpiresAt, isNew: false }
          return sessionReply(deps, queries, opened)
        }
        await deps.revocations.look()
        throw new Refusal('SESSION_REVOKED')
      },
    })

/** Without a key: what is over stays over, and the token that would repeat it is over too. */
const signOutRoutes =
  ({ revocations }: Deps): Feature =>
  (app) => {
    answer(app, identityApi.signOut, {
      who: 'member',
      key: 'none',
      input: Empty,
      reply: Empty,
      handle: async (_input, { run, sessionId }) => {
        await run(signOut, { sessionId })
        await revocations.look()
        return {}
      },
    })
    answer(app, identityApi.signOutEverywhere, {
      who: 'member',
      key: 'none',
      input: Empty,
      reply: Empty,
      handle: async (_input, { run, memberId }) => {
        await run(signOutEverywhere, { memberId })
        await revocations.look()
        return {}
      },
    })
  }
