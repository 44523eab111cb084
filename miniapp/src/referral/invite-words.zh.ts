/** What the inviter's screens say where the sentence depends on the facts. */
import type {
  Deal,
  Friend,
  InvitePage,
  LandingState,
  Milestone,
  ReferralPromise,
  Surface,
} from '@laurel/shared/referral'
import { termOf } from '../parts/solar-term.ts'
import type { Saved } from '../platform/album.ts'
import { wordsFor } from '../platform/answers.ts'
import { dayOf, daysBetween, timeOf } from '../platform/clock.ts'
import type { SharedBy } from '../platform/share.ts'
import { formatDay, formatNumber } from '../ui/numbers.ts'
import { APP_NAME } from '../words.zh.ts'
import { actWords, milestoneName, milestoneWords, partsWords, shortSpan, totalOf } from './deal-words.zh.ts'

type Act = Pick<Deal, 'firstAct'>

// ---- the deal, to whoever invites

/** Condition and reward in one sentence, broken where it may be. */
export function dealTitle(deal: Pick<Deal, 'rewards' | 'firstAct'>): [lead: string, gain: string] {
  const [first, ...more] = deal.rewards
  if (!first) return ['邀请好友', APP_NAME]
  const gain = partsWords(totalOf(deal), { most: more.length > 0 })
  if (more.length) return ['好友完成每一步，', gain]
  const leads = {
    phone: '好友验证手机号，',
    act: `好友完成${milestoneName('act', deal)}，`,
    custody: '好友完成管户确认，',
  }
  return [leads[first.milestone], gain]
}

const asked = (milestone: Milestone, act: Act): string =>
  milestone === 'act' ? actWords(act).replace('首次消费满', '消费满') : milestoneName(milestone, act)

/** What has to happen, and that nobody waits for it afterwards. */
export const dealNote = (deal: Pick<Deal, 'asks' | 'firstAct'>): string =>
  `好友${deal.asks.map((milestone) => asked(milestone, deal)).join('、')}后立即到账`

/** A line for each step that is rewarded, where there are several. */
export const dealSteps = (deal: Pick<Deal, 'rewards' | 'firstAct'>): string[] =>
  deal.rewards.length < 2
    ? []
    : deal.rewards.map((reward) => `${milestoneWords(reward.milestone, deal)}：${partsWords(reward)}`)

/** Everything that decides whether and when something is given. */
export function inviteRules(deal: Deal, surfaces: readonly Surface[]): string[] {
  return [
    `好友打开邀请后 ${deal.windowDays} 天内接受，并在接受后 ${deal.deadlineDays} 天内完成，才有奖励。`,
    `每月最多奖励 ${deal.invitersPerMonth} 位好友，预算用完即止并公示。`,
    '只奖励直接邀请人；转发本身没有奖励，也不会解锁任何功能。',
    ...(surfaces.includes('moments') ? ['好友从朋友圈而来时，好友照常有奖励，邀请人没有。'] : []),
    `疑似重复账号先核实，最长 ${deal.reviewHours} 小时给出结果。`,
    `奖励积分到账后 ${deal.pointsLastDays} 天内有效；好友退款或取消后不再满足条件的，双方的奖励都会收回。`,
    ...deal.rules,
  ]
}

// ---- how far it has come

export interface Step {
  name: string
  count: number
}

/** From the arrival to the reward: only what the programme asks for. */
export function progressSteps({ deal, mine }: Pick<InvitePage, 'deal' | 'mine'>): Step[] {
  if (!mine) return []
  return [
    { name: '到访', count: mine.arrived },
    ...deal.asks.map((milestone) => ({ name: milestoneName(milestone, deal), count: mine[milestone] })),
    { name: '已发奖', count: mine.rewarded },
  ]
}

export const monthWords = (now: number): string => `${Number(dayOf(now).slice(5, 7))} 月已得`

export const leftWords = (monthLeft: number): string =>
  monthLeft > 0 ? `本月还可奖励 ${formatNumber(monthLeft)} 位好友` : '本月的奖励名额已用完，下月恢复'

// ---- a friend

export const calledWords = ({ called }: Friend['person']): string => called ?? '一位好友'

export const calledOnBoard = ({ called }: Friend['person']): string => called ?? '一位会员'

const paidOf = (promised: readonly ReferralPromise[]): number =>
  promised.reduce((sum, { points, state }) => (state === 'paid' ? sum + points : sum), 0)

/** Points that are given already. */
export const friendPaid = ({ promised }: Pick<Friend, 'promised'>): number => paidOf(promised)

export const friendTags: Record<Friend['state'], string> = {
  open: '进行中',
  held: '核实中',
  done: '已完成',
  lapsed: '已过期',
  rejected: '未通过',
}

/** 11-22 09:00 */
const instantWords = (at: number): string => `${dayOf(at).slice(5)} ${timeOf(at)}`

function untilWords(dueBy: number, now: number): string {
  const days = daysBetween(dayOf(now), dayOf(dueBy))
  if (days < 0) return '期限已过，等待结算'
  return days === 0 ? `今天 ${timeOf(dueBy)} 截止` : `还有 ${days} 天`
}

/** Why nothing is set aside for the inviter. */
function unpaidWords(promised: readonly ReferralPromise[]): string {
  if (promised.some(({ state }) => state === 'capped')) return '本月奖励名额已满，这位不计奖励'
  if (promised.some(({ state }) => state === 'exhausted')) return '接受时预算已用完，这位不计奖励'
  return promised.length ? '' : '从不计奖励的渠道而来'
}

const heldNote = ({ reviewBy }: Friend, now: number): string =>
  reviewBy && reviewBy > now ? `正在核实，${instantWords(reviewBy)} 前给结果` : '正在核实，马上给结果'

function openNote({ state, stage, next, dueBy, promised }: Friend, act: Act, now: number): string {
  const reached = stage ? `已完成${milestoneName(stage, act)}` : '已完成'
  const waits =
    state === 'open' && next ? [`等待${milestoneName(next, act)}`, untilWords(dueBy, now)] : [reached]
  return [...waits, unpaidWords(promised)].filter(Boolean).join('，')
}

/** What is missing and until when; or how it ended. */
export function friendNote(friend: Friend, act: Act, now: number): string {
  const { state, next } = friend
  if (state === 'held') return heldNote(friend, now)
  if (state === 'rejected') return '核实没有通过，双方都没有奖励'
  if (state === 'lapsed') return next ? `没有在期限内完成${milestoneName(next, act)}` : '期限已过'
  return openNote(friend, act, now)
}

export const friendsMore = (count: number): string => `全部 ${formatNumber(count)} 位`

// ---- what stands in the way

export interface Closed {
  title: string
  words: string
}

const closedByState: Record<Exclude<LandingState, 'live'>, Closed> = {
  paused: { title: '活动暂停中', words: '恢复后可以继续邀请。已接受的邀请照常计算。' },
  ended: { title: '活动已结束', words: '不再接受新的邀请。已接受的邀请在期限内完成，奖励照发。' },
  full: { title: '活动预算已用完', words: '补充后可以继续邀请。已接受的邀请，奖励已经预留，照发。' },
}

const closedByBar: Partial<Record<string, Closed>> = {
  TIER_TOO_LOW: { title: '当前会员等级还不能邀请', words: '升级后就可以邀请，好友的奖励不受影响。' },
  SHARING_RESTRICTED: {
    title: '微信暂时限制了分享',
    words: '限制解除后可以继续邀请。已接受的邀请照常计算。',
  },
}

/** Why nothing can be shared now; null when it can. */
export function closedWords({ state, mine }: Pick<InvitePage, 'state' | 'mine'>): Closed | null {
  if (state !== 'live') return closedByState[state]
  const barred = mine?.barred
  return barred ? (closedByBar[barred] ?? { title: '暂时不能邀请', words: wordsFor(barred) }) : null
}

export const linkTrouble = (trouble: string): string =>
  trouble === 'OFFLINE' ? '网络不可用，邀请链接还没有准备好' : wordsFor(trouble)

// ---- sharing

/** What the reward of the reader asks for. */
const actOrSteps = (deal: Pick<Deal, 'rewards' | 'firstAct'>): string => {
  const [only, ...more] = deal.rewards
  return only && !more.length ? milestoneWords(only.milestone, deal) : '完成新人步骤'
}

export const sharedByWords: Record<SharedBy, string> = {
  menu: '',
  copied: '邀请链接已复制，可以粘贴给好友',
  declined: '',
  failed: '浏览器不允许复制，请用生成海报的方式',
}

// ---- poster

export interface PosterWords {
  brand: string
  when: string
  headline: string
  /** Around the inviter's name, which alone may be cut. */
  inviter: { name: string; rest: string }
  condition: string
  points: string
  unit: string
  call: string[]
  small: string[]
  below: string
}

/** Of the reader: the number is what comes to them, and to the inviter where it is the same. */
function rewardWords(deal: Pick<Deal, 'rewards'>): Pick<PosterWords, 'points' | 'unit'> {
  const { inviterPoints, inviteePoints } = totalOf(deal)
  const most = deal.rewards.length > 1 ? '最多' : ''
  if (inviteePoints === 0) return { points: formatNumber(inviterPoints), unit: `积分 · ${most}由邀请人得` }
  const whose = inviterPoints === inviteePoints ? `你们${most}各得` : `${most}送给你`
  return { points: formatNumber(inviteePoints), unit: `积分 · ${whose}` }
}

const TERMS =
  '小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至'.split(
    ' ',
  )

/** `小雪 · 2026` */
export const termWords = (day: string): string => `${TERMS[termOf(day)]} · ${day.slice(0, 4)}`

export function posterWords(
  { deal, inviter: { called } }: { deal: Deal; inviter: Friend['person'] },
  day: string,
): PosterWords {
  return {
    brand: APP_NAME,
    when: termWords(day),
    headline: deal.headline,
    inviter: { name: called ?? '好友', rest: ' 请你来做会员' },
    condition: actOrSteps(deal),
    ...rewardWords(deal),
    call: ['微信扫码', '先看规则，再决定'],
    small: [`${shortSpan(deal)} 有效`, '每人限参加 1 次', '预算用完即止'],
    below: `${APP_NAME}小程序`,
  }
}

export type PosterStep = 'linking' | 'fetching' | 'drawing'

export const posterStepWords: Record<PosterStep, string> = {
  linking: '正在准备邀请链接…',
  fetching: '正在取小程序码…',
  drawing: '正在画海报…',
}

const posterTroubles: Partial<Record<string, string>> = {
  OFFLINE: '网络不可用，联网后再试一次',
  WECHAT_BUSY: '微信暂时没有给出小程序码，请稍后再试',
  CODE_MISSING: '小程序码没有取到，请再试一次',
  CANVAS_FAILED: '这台手机没能画出海报，可以直接发给微信好友',
}

export const posterTrouble = (trouble: string): string => posterTroubles[trouble] ?? wordsFor(trouble)

export const savedWords: Record<Exclude<Saved, 'refused'>, string> = {
  saved: '已保存到相册',
  downloaded: '已保存到浏览器的下载里，也可以长按图片保存',
  declined: '没有保存。需要时可以再点一次',
  failed: '没能保存，请检查手机空间后再试',
}

export const albumWords: Closed = {
  title: '还没有保存到相册的权限',
  words: '之前没有允许写入相册。到设置里打开后，海报就能保存；不打开也可以发给朋友。',
}

// ---- board

export const boardDayWords = (day: string): string => `截至 ${formatDay(day)}，只列出自愿公开的邀请人`

export const rewardedWords = (count: number): string => `${formatNumber(count)} 位好友已得奖`

export const shownWords = (shown: boolean): string =>
  shown ? '榜上显示你的隐名和人数，随时可以关' : '打开后，榜上才会显示你的隐名和人数'
