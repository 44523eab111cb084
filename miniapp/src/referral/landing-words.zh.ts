/** What whoever was invited reads where the sentence depends on the facts. */
import type {
  Accepted,
  Deal,
  Landing,
  Milestone,
  MyBinding,
  ReferralPromise,
  Surface,
} from '@laurel/shared/referral'
import { wordsFor } from '../platform/answers.ts'
import { dayOf, timeOf } from '../platform/clock.ts'
import { formatDay, formatNumber } from '../ui/numbers.ts'
import { APP_NAME } from '../words.zh.ts'
import { milestoneName, milestoneWords, spanWords, totalOf } from './deal-words.zh.ts'
import type { Step } from './joining.ts'
import type { LandingStand } from './landing-state.ts'

const DAY_MS = 86_400_000

type Act = Pick<Deal, 'firstAct'>

// ---- who invites, and what both get

const SOMEBODY = '一位会员'

export const inviterName = ({ inviter }: Pick<Landing, 'inviter'>): string => inviter?.called ?? SOMEBODY

/** Nobody's link is the shop's own. */
export const landingTitle = (landing: Pick<Landing, 'inviter'>): string =>
  landing.inviter ? `${inviterName(landing)} 邀请你加入${APP_NAME}` : `邀请你加入${APP_NAME}`

export interface Gain {
  whose: string
  points: number
  note: string
}

const whenPaid = (
  { rewards, ...act }: Pick<Deal, 'rewards' | 'firstAct'>,
  who: 'inviter' | 'invitee',
): string => {
  const paid = rewards.filter((reward) => reward[`${who}Points`] > 0)
  const [only, ...more] = paid
  if (!only) return '没有奖励'
  return more.length ? `分 ${paid.length} 步到账` : `${milestoneName(only.milestone, act)}后立即到账`
}

const unpaidBy = (surface: Surface): string =>
  surface === 'moments' ? '从朋友圈而来，对方没有奖励' : '对方没有奖励'

/** Yours first; the inviter's too, also where it is nothing. */
export function gainsOf(landing: Pick<Landing, 'deal' | 'inviter' | 'isInviterPaid' | 'surface'>): Gain[] {
  const { deal, inviter, isInviterPaid, surface } = landing
  const { inviterPoints, inviteePoints } = totalOf(deal)
  const mine = { whose: '你得到', points: inviteePoints, note: whenPaid(deal, 'invitee') }
  if (!inviter) return [mine]
  const whose = `${inviterName(landing)} 得到`
  if (!isInviterPaid || inviterPoints === 0) return [mine, { whose, points: 0, note: unpaidBy(surface) }]
  const note = deal.rewards.length === 1 && inviteePoints > 0 ? '与你同时到账' : whenPaid(deal, 'inviter')
  return [mine, { whose, points: inviterPoints, note }]
}

/** `12 月 7 日前首次消费满 30 元，两人都得`: who accepts today has until then. */
export function conditionWords(
  { deal, ...landing }: Pick<Landing, 'deal' | 'inviter' | 'isInviterPaid'>,
  now: number,
): string {
  const { inviterPoints, inviteePoints } = totalOf(deal)
  const [only, ...more] = deal.rewards
  const what = only && !more.length ? milestoneWords(only.milestone, deal) : '完成下面各步'
  const both = landing.inviter && landing.isInviterPaid && inviterPoints > 0 && inviteePoints > 0
  const day = formatDay(dayOf(now + deal.deadlineDays * DAY_MS))
  return `${day}前${what}，${both ? '两人都得' : '就能得到'}`
}

// ---- what has to be done

export interface StepWords {
  title: string
  note: string
  /** What the invitee gets for it. */
  points: number
}

const howTo = (milestone: Milestone, { firstAct }: Act): string =>
  ({
    registered: '同意协议后，用微信登录',
    phone: '用来识别同一个人，只用一次',
    act: {
      'purchase.paid': '门店或线上都可以，报会员手机号',
      'order.redeemed': '用积分在商城换一件商品或券',
      'task.completed': '任意一个任务都可以，在任务页里',
      'quiz.passed': '任意一关都可以，在首页的答题活动里',
    }[firstAct?.fact ?? 'purchase.paid'],
    custody: '客户经理会联系你，由银行确认，不用自己提交',
  })[milestone]

/** The steps in their order; being rewarded is the last of them. */
export function stepsOf(deal: Deal): StepWords[] {
  const pointsFor = (milestone: Milestone) =>
    deal.rewards.find((reward) => reward.milestone === milestone)?.inviteePoints ?? 0
  const isOne = deal.rewards.length === 1
  const steps = deal.asks
    .filter((milestone) => milestone !== 'registered')
    .map((milestone) => ({
      title: milestoneWords(milestone, deal),
      note: howTo(milestone, deal),
      points: isOne ? 0 : pointsFor(milestone),
    }))
  const { inviteePoints } = totalOf(deal)
  if (inviteePoints === 0) return steps
  const title = isOne ? `${formatNumber(inviteePoints)} 积分立即到账` : '每完成一步，积分立即到账'
  return [...steps, { title, note: `到账后 ${deal.pointsLastDays} 天内有效`, points: 0 }]
}

export function landingRules(deal: Deal, surface: Surface): string[] {
  return [
    `活动时间：${spanWords(deal)}。`,
    `打开邀请后 ${deal.windowDays} 天内接受，并在接受后 ${deal.deadlineDays} 天内完成，才有奖励。`,
    '接受时积分就为你预留；没有按时完成的，预留会退回活动预算。',
    ...(surface === 'moments' ? ['从朋友圈打开的邀请，邀请人没有奖励。'] : []),
    '邀请人只看到你的隐名和走到了哪一步，看不到手机号和消费金额。',
    `疑似重复账号先核实，最长 ${deal.reviewHours} 小时给出结果。`,
    `积分到账后 ${deal.pointsLastDays} 天内有效；退款或取消后不再满足条件的，双方的奖励都会收回。`,
    '每人在这个活动里只能接受一次邀请。不接受也可以浏览和注册。',
    ...deal.rules,
  ]
}

// ---- where it stands

export interface Notice {
  title: string
  words: string
}

const notices: Record<Exclude<LandingStand, 'open' | 'accepted' | 'bound'>, Notice> = {
  single: { title: '在小程序里继续', words: '点击下方“前往小程序”，看完规则再决定是否加入。' },
  waiting: { title: '已保存在本机', words: '网络不可用。联网后会自动提交，不用再点一次。' },
  noted: { title: '手机号已登记', words: '在微信里打开小程序，用同一个手机号登录，就会算作这次邀请。' },
  own: { title: '这是你自己分享的邀请', words: '发给好友打开才有用，自己打开不计入进度。' },
  member: { title: '你已经是会员', words: '这个活动只面向新会员，所以没有绑定。你也可以邀请好友。' },
  ended: { title: '活动已结束', words: '现在接受不会有奖励。之前接受的邀请，在期限内完成照发。' },
  paused: { title: '活动暂停中', words: '恢复后再打开这个邀请就可以接受。现在照常可以浏览。' },
  full: { title: '活动预算已用完', words: '现在接受不会有奖励。补充预算后再打开就可以接受。' },
  refused: { title: '你选择了暂不加入', words: '我们不会再问。浏览不受影响，改变主意时可以在下面重新考虑。' },
}

export const noticeOf = (stand: LandingStand): Notice | null =>
  stand === 'open' || stand === 'accepted' || stand === 'bound' ? null : notices[stand]

export const NO_LINK: Notice = {
  title: '这个邀请链接不存在或已失效',
  words: '请让好友重新分享一次。现在也可以先逛逛商城。',
}

// ---- joining

const troubles: Partial<Record<string, string>> = {
  OFFLINE: '网络不可用，没有提交，联网后再点一次',
  'consent/CONSENT_MISSING': '请先阅读并勾选同意，再加入',
  'phone/DECLINED': '没有取得手机号。可以再点一次，或者用号码和验证码',
  'phone/CODE_INVALID': '这次手机号授权已失效，请再点一次',
  'phone/OFFLINE': '已登录，手机号还没有验证，联网后再点一次',
  'phone/CODE_INCOMPLETE': '请填写 11 位手机号和 6 位验证码',
  'phone/PHONE_TAKEN': '这个手机号已属于另一个会员账号，可以换一个号码',
}

/** What did not happen, and what would change it. */
export const joinTrouble = ({ step, code }: { step: Step; code: string }): string =>
  troubles[`${step}/${code}`] ?? troubles[code] ?? wordsFor(code)

export const busyWords: Record<Step, string> = {
  consent: '',
  'sign-in': '正在登录',
  phone: '正在验证手机号',
  accept: '正在接受邀请',
}

/** Why this programme did not bind; null when it did. */
export function refusedWords({ refused }: Accepted, offerId: string): string | null {
  const code = refused.find((one) => one.offerId === offerId)?.code
  if (!code) return null
  const own: Partial<Record<string, string>> = {
    INVITEE_MEMBER: '你已经是会员，这个活动只面向新会员',
    INVITEE_BOUND: '你已接受过这个活动的邀请',
    SELF_REFERRAL: '不能接受自己的邀请',
  }
  return own[code] ?? wordsFor(code)
}

// ---- what was accepted

const instantWords = (at: number): string => `${formatDay(dayOf(at))} ${timeOf(at)}`

export const standingTags: Record<MyBinding['state'], string> = {
  open: '进行中',
  held: '核实中',
  done: '已完成',
  lapsed: '已过期',
  rejected: '未通过',
}

const sumOf = (promised: readonly ReferralPromise[], state: ReferralPromise['state']): number =>
  promised.reduce((sum, one) => (one.state === state ? sum + one.points : sum), 0)

/** Without the programme's details at hand an act is called by its kind. */
const nextWords = (next: Milestone): string =>
  ({
    registered: '完成注册',
    phone: '验证手机号',
    act: '完成首次消费、兑换或任务',
    custody: '由客户经理确认管户',
  })[next]

/** What is still to do and until when; held until when; or how it ended. */
export function standingWords(binding: MyBinding, deal?: Act): string {
  const { state, next, dueBy, reviewBy } = binding
  if (state === 'held' && reviewBy !== null)
    return `正在核实，${instantWords(reviewBy)} 前给结果，通过后补发应得的积分`
  if (state === 'rejected') return '核实没有通过，没有奖励'
  if (state === 'lapsed') return '没有在期限内完成，预留的积分已退回活动预算'
  if (!next) return '各步都已完成'
  const what = deal ? milestoneWords(next, deal) : nextWords(next)
  return `${formatDay(dayOf(dueBy))}前${what}`
}

/** What of the points is there, waits, or never was set aside. */
export function pointsWords({ promised }: Pick<MyBinding, 'promised'>): string {
  const [paid, waiting] = [sumOf(promised, 'paid'), sumOf(promised, 'promised')]
  if (promised.some(({ state }) => state === 'exhausted')) return '接受时活动预算已用完，没有预留积分'
  return [
    ...(paid > 0 ? [`已到账 ${formatNumber(paid)} 积分`] : []),
    ...(waiting > 0 ? [`已为你预留 ${formatNumber(waiting)} 积分`] : []),
  ].join('，')
}

export const joinedTitle = ({ state }: Pick<MyBinding, 'state'>): string =>
  ({
    open: '已接受邀请',
    held: '已接受，正在核实',
    done: '各步都已完成',
    lapsed: '这次邀请已过期',
    rejected: '这次邀请没有通过核实',
  })[state]

/** One of them says it all; of more, how many go on. */
export function acceptedLine(bindings: readonly MyBinding[]): string {
  const going = bindings.filter(({ state }) => state === 'open' || state === 'held')
  const [only, ...more] = going
  return only && !more.length ? standingWords(only) : `${going.length} 个进行中`
}

export const invitedBy = ({ inviter }: Pick<MyBinding, 'inviter'>): string =>
  inviter ? `由 ${inviter.called ?? SOMEBODY} 邀请` : '由活动链接加入'
