/** Sign-in, sessions and consent of members. */

import type { Session } from '@laurel/shared/identity'
import { identityApi } from '@laurel/shared/identity'
import * as schema from '@laurel/shared/identity.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps, Feature } from '../platform/feature.ts'
import { answer } from '../platform/http/answer.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Row } from '../schema.ts'
import { refresh, signOut } from './commands/sessions.ts'
import { signIn } from './commands/sign-in.ts'
import { consentNow } from './consent.ts'
import type { IdentityQueries } from './queries.ts'
import { newRefreshToken, readRefreshToken } from './refresh-token.ts'
import { memberReply } from './replies.ts'
import { whoSignsIn } from './wechat-login.ts'

const ACCESS_TTL_MS = 15 * 60_000
const SIGN_INS_PER_MINUTE = 30
/** From one address: many members may stand behind it, so where the settings allow more than usual, so do we. */
const signInsPerMinute = ({ config }: Deps): number =>
  Math.max(SIGN_INS_PER_MINUTE, Math.floor(config.ratePerMinute / 10))

interface Opened {
  member: Row<'member'>
  family: string
  refreshToken: string
  refreshExpiresAt: number
  isNew: boolean
}

function sessionReply({ tokens }: Deps, { member, family, ...opened }: Opened): Session {
  const { token, expiresAt } = tokens.sign({ sub: member.id, aud: 'member', sid: family }, ACCESS_TTL_MS)
  return { accessToken: token, accessExpiresAt: expiresAt, ...opened, member: memberReply(member) }
}

export const memberRoutes =
  (deps: Deps, queries: IdentityQueries): Feature =>
  (app) => {
    signInRoute(deps)(app)
    refreshRoute(deps)(app)
    sessionRoutes(queries)(app)
  }

const signInRoute =
  (deps: Deps): Feature =>
  (app) =>
    answer(app, identityApi.signIn, {
      who: 'anyone',
      key: 'none', // a code is good once by itself
      ratePerMinute: signInsPerMinute(deps),
      input: schema.SignInInput,
      reply: schema.Session,
      handle: async ({ code, consentVersion }, ask) => {
        const knownBy = await whoSignsIn(deps.wechat, deps.cipher, code)
        const family = ask.newId()
        const { token, hash } = newRefreshToken(family, deps.random)
        const signedIn = await ask.run(signIn, {
          knownBy,
          agreed: consentVersion,
          consent: consentNow,
          session: { id: family, refreshHash: hash },
          memberId: ask.newId(),
          factId: ask.newId(),
        })
        return sessionReply(deps, { ...signedIn, family, refreshToken: token })
      },
    })

const refreshRoute =
  (deps: Deps): Feature =>
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
        const next = newRefreshToken(family, deps.random)
        const refreshed = await ask.run(refresh, { family, shownHash, nextHash: next.hash })
        if (refreshed.reused) throw new Refusal('SESSION_REVOKED')
        const { member, refreshExpiresAt } = refreshed
        return sessionReply(deps, {
          member,
          family,
          refreshToken: next.token,
          refreshExpiresAt,
          isNew: false,
        })
      },
    })

const sessionRoutes =
  (queries: IdentityQueries): Feature =>
  (app) => {
    answer(app, identityApi.consent, {
      who: 'anyone',
      input: Empty,
      reply: schema.Consent,
      handle: () => consentNow,
    })
    answer(app, identityApi.signOut, {
      who: 'member',
      input: Empty,
      reply: Empty,
      handle: (_input, { run, sessionId }) => run(signOut, { sessionId }),
    })
    answer(app, identityApi.me, {
      who: 'member',
      input: Empty,
      reply: schema.Member,
      handle: async (_input, { memberId }) => {
        const member = await queries.findMember(memberId)
        if (!member) throw new Refusal('SESSION_EXPIRED')
        return member
      },
    })
  }
