/** What a phone tells of its arrivals, what it turns down, and what its owner accepts. */
import { isIPv4 } from 'node:net'
import { referralApi, type Trail } from '@laurel/shared/referral'
import * as schema from '@laurel/shared/referral.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { accept } from '../commands/accept.ts'
import type { Evidence } from '../commands/bind.ts'
import { keepTrail, refuse } from '../commands/touch.ts'
import { myBindingReply } from '../replies.ts'
import type { ReferralNeeds } from '../routes.ts'

/** Of one address: many people may stand behind it, a phone tells what it has at each start. */
const TOUCHES_PER_MINUTE = 120
const touchesPerMinute = ({ config }: Deps): number =>
  Math.max(TOUCHES_PER_MINUTE, Math.floor(config.ratePerMinute / 5))

export function mountArrivals(app: App, needs: ReferralNeeds): void {
  const ratePerMinute = touchesPerMinute(needs.deps)
  answer(app, referralApi.touch, {
    who: 'guest',
    key: 'none', // each arrival has its number
    ratePerMinute,
    input: schema.TouchInput,
    reply: schema.Touched,
    handle: async (input, { memberId, run }) => ({ kept: await run(keepTrail, { ...input, memberId }) }),
  })
  answer(app, referralApi.refuse, {
    who: 'guest',
    key: 'none', // saying no twice is no
    ratePerMinute,
    input: schema.RefuseInput,
    reply: Empty,
    handle: async (input, { run }) => {
      await run(refuse, input)
      return {}
    },
  })
  mountAccept(app, needs)
}

/** WeChat is asked before anything is changed; what it does not say is unknown. */
function mountAccept(app: App, { deps, queries }: ReferralNeeds): void {
  answer(app, referralApi.accept, {
    who: 'member',
    input: schema.AcceptInput,
    reply: schema.Accepted,
    handle: async ({ visitorId, trail: told, accepted }, { memberId, ip, now, run }) => {
      const [likely, risk, memberIds] = await Promise.all([
        queries.offersTouched(visitorId),
        riskOf(memberId, ip),
        queries.findMemberIds(memberId),
      ])
      const evidence = { ...marksOf(deps, ip, visitorId), risk, visitorId }
      const trail = olderBy(told, deps.clock() - now)
      const { refused } = await run(accept, { memberId, visitorId, trail, accepted, evidence, likely })
      const lines = await queries.listMine(memberIds)
      return { bindings: lines.map(myBindingReply), refused }
    },
  })

  async function riskOf(memberId: string, clientIp: string): Promise<Evidence['risk']> {
    const [openid] = await queries.openidsOf(memberId)
    return openid === undefined ? 'unknown' : deps.wechat.riskRank({ openid, scene: 'marketing', clientIp })
  }
}

/** WeChat may take a second to answer: it was that much longer ago, and somebody may have joined in between. */
const olderBy = (trail: Trail, waitedMs: number): Trail =>
  trail.map((one) => ({ ...one, agoMs: one.agoMs + waitedMs }))

const MARK_LETTERS = 16

/** Keyed and cut short. Of an address its neighbourhood: a phone changes the rest of it all the time. */
function marksOf({ cipher }: Pick<Deps, 'cipher'>, ip: string, visitorId: string) {
  const markOf = (text: string): string => cipher.blind(text).slice(0, MARK_LETTERS)
  return { ip: markOf(`ip/${neighbourhoodOf(ip)}`), device: markOf(`device/${visitorId}`) }
}

/** /24 of the old addresses, /48 of the new ones. */
export function neighbourhoodOf(ip: string): string {
  const plain = ip.replace(/^::ffff:/i, '')
  return isIPv4(plain) ? plain.split('.').slice(0, 3).join('.') : plain.split(':').slice(0, 3).join(':')
}
