/** What members see and say of themselves. What they say is answered anew each time: no answer that is kept holds a name or a number. */
import { identityApi, type Profile } from '@laurel/shared/identity'
import * as schema from '@laurel/shared/identity.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { Refusal } from '../../platform/refusal.ts'
import { removePhone, setAvatar, setNickname, setPhone } from '../commands/profile.ts'
import { checkAvatar, checkNickname } from '../content.ts'
import type { IdentityQueries } from '../queries.ts'
import { calledOf } from '../replies.ts'
import { sealName } from '../seals.ts'
import { whosePhone } from '../wechat-login.ts'

const CHECKS_PER_MINUTE = 20
/** Each costs a call at WeChat, some of them money. */
const checksPerMinute = ({ config }: Deps): number =>
  Math.max(CHECKS_PER_MINUTE, Math.floor(config.ratePerMinute / 15))

export async function profileOf({ findProfile }: IdentityQueries, memberId: string): Promise<Profile> {
  const profile = await findProfile(memberId)
  if (!profile) throw new Refusal('SESSION_EXPIRED')
  return profile
}

/** WeChat knows nobody without one. */
async function openidOf({ openidsOf }: IdentityQueries, memberId: string): Promise<string> {
  const [openid] = await openidsOf(memberId)
  if (openid === undefined) throw new Refusal('SESSION_EXPIRED')
  return openid
}

export const profileRoutes =
  (deps: Deps, queries: IdentityQueries): Feature =>
  (app) => {
    answer(app, identityApi.me, {
      who: 'member',
      input: Empty,
      reply: schema.Profile,
      handle: (_input, { memberId }) => profileOf(queries, memberId),
    })
    faceRoutes(deps, queries)(app)
    phoneRoutes(deps, queries)(app)
  }

const faceRoutes =
  (deps: Deps, queries: IdentityQueries): Feature =>
  (app) => {
    answer(app, identityApi.setNickname, {
      who: 'member',
      ratePerMinute: checksPerMinute(deps),
      input: schema.NicknameInput,
      reply: schema.Profile,
      handle: async (input, { run, memberId }) => {
        const nickname = input.nickname.trim()
        const openid = await openidOf(queries, memberId)
        await checkNickname(deps, { openid, shown: nickname })
        const sealedName = sealName(deps.cipher, memberId, nickname)
        await run(setNickname, { memberId, called: calledOf(nickname), sealedName })
        return profileOf(queries, memberId)
      },
    })
    answer(app, identityApi.setAvatar, {
      who: 'member',
      key: 'none', // the picture says itself which one it is
      ratePerMinute: checksPerMinute(deps),
      input: schema.AvatarInput,
      reply: schema.Profile,
      handle: async ({ image: base64 }, { run, memberId }) => {
        const openid = await openidOf(queries, memberId)
        const checked = await checkAvatar(deps, { openid, shown: base64 })
        await run(setAvatar, { memberId, ...checked })
        return profileOf(queries, memberId)
      },
    })
  }

const phoneRoutes =
  (deps: Deps, queries: IdentityQueries): Feature =>
  (app) => {
    answer(app, identityApi.setPhone, {
      who: 'member',
      key: 'none', // a code is good once by itself
      ratePerMinute: checksPerMinute(deps),
      input: schema.PhoneInput,
      reply: schema.Profile,
      handle: async ({ code }, { run, memberId, newId }) => {
        const openid = await openidOf(queries, memberId)
        const phone = await whosePhone(deps.wechat, deps.cipher, { memberId, openid, code })
        await run(setPhone, { memberId, phone, factId: newId() })
        return profileOf(queries, memberId)
      },
    })
    answer(app, identityApi.removePhone, {
      who: 'member',
      input: Empty,
      reply: schema.Profile,
      handle: async (_input, { run, memberId }) => {
        await run(removePhone, { memberId })
        return profileOf(queries, memberId)
      },
    })
  }
