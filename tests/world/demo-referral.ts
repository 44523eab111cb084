/** The demo's invitations: a programme in force, friends who came this far, leads of a branch, a mailing. */
import { mailingJob } from '@laurel/server/leads/mailing-job'
import { identityApi } from '@laurel/shared/identity'
import { leadsAdminApi } from '@laurel/shared/leads'
import { type ReferralBody, referralApi } from '@laurel/shared/referral'
import { openBranch } from './branch-desk.ts'
import type { SourceClient } from './event-sources.ts'
import type { MemberClient } from './members.ts'
import { invitePhone, publishProgramme } from './referral.ts'
import type { World } from './world.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const BRANCH = { id: 'hangzhou-xihu', name: '杭州西湖支行' }

/** A friend's first purchase of 30 yuan brings 300 to each of the two. */
const body: Partial<ReferralBody> = {
  headline: '送你一枝新叶',
  firstAct: { fact: 'purchase.paid', minFen: 3_000 },
  rewards: [{ milestone: 'act', inviterPoints: 300, inviteePoints: 300 }],
  deadlineDays: 15,
  pointsLastDays: 180,
  invitersPerDay: 20,
  invitersPerMonth: 20,
  surfaces: ['friend', 'group', 'moments', 'poster', 'sms', 'branch'],
  reviewHours: 72,
  branch: BRANCH.id,
}
const rules = [
  '同一身份证明、手机号或设备只算一位新会员。',
  '奖励从本活动预算发放，预算用完即止，并在本页公示。',
]

export interface DemoStage {
  w: World
  clock: () => number
  wait(ms: number): void
}

export interface Coming {
  name: string
  called: string
  phone: string
  /** WeChat finds him risky. */
  isRisky?: boolean
}

export function demoInvitations({ w, clock, wait }: DemoStage) {
  let offerId = ''
  const arrive = (name: string, code: string) => {
    const phone = invitePhone(w, { name, clock })
    return phone.open(code).then(async () => {
      await phone.tell()
      return phone
    })
  }
  return {
    async publish(parentId: string): Promise<void> {
      const { operators } = await w.operatorsNow()
      const terms = { title: '邀请好友', amount: 200_000, parentId, rules, endsAt: clock() + 61 * DAY_MS }
      offerId = (await publishProgramme(operators, { ...terms, body })).offerId
    },
    async link(who: MemberClient): Promise<string> {
      return (await who.ask(referralApi.mint, { offerId, surface: 'friend' })).code
    },
    arrive,
    /** By a link, with a number of his own. */
    async join(
      { name, called, phone: number, isRisky = false }: Coming,
      code: string,
    ): Promise<MemberClient> {
      const phone = await arrive(name, code)
      wait(2 * MINUTE_MS)
      const who = await w.member(name)
      await w.name(who.id, called)
      const { control } = w.emulator
      const openid = `o${name}`.padEnd(28, '_')
      control.setPhone(openid, number)
      if (isRisky) control.setRisk(openid, 4)
      await phone.accept(who)
      await who.ask(identityApi.setPhone, { code: control.phoneCode(openid) })
      return who
    },
    async pay(pos: SourceClient, { id }: MemberClient, yuan: number): Promise<void> {
      const subject = `member/${id}`
      await pos.send(
        pos.event('purchase.paid', { subject, data: { amountFen: yuan * 100, channel: 'store' } }),
      )
    },
    /** Two people whom managers look after, and a mailing that went out. */
    async atTheBranch(inviterId: string): Promise<void> {
      const { managers, admin } = await openBranch(w, BRANCH.id, ['manager'])
      await admin.ask(leadsAdminApi.setBranch, { ...BRANCH, managerIds: managers.map(({ id }) => id) })
      const lead = { offerId, note: '到店咨询存款' }
      const add = leadsAdminApi.add
      await admin.ask(add, { ...lead, phone: '13700005521', name: '孙望舒', inviter: inviterId })
      const { id: leadId } = await admin.ask(add, { ...lead, phone: '13700008834', name: '李闻溪' })
      await admin.ask(leadsAdminApi.move, { leadId, state: 'contacted', note: '已电话联系，周末到店' })
      const text = '【桂冠会员】送你一枝新叶：完成首次消费满 30 元得 300 积分 {链接} 回T退订'
      const csv = 'phone\n13700001101\n13700001102\n13700001103\n'
      await admin.ask(leadsAdminApi.addMailing, { offerId, surface: 'sms', text, csv })
      await mailingJob(w.laurel.deps).run()
    },
  }
}
