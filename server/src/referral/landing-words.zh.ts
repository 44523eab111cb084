/** What the page behind a short link says, where the sentence depends on the programme. */
import type { Deal, FirstAct, Landing, LandingState, Milestone } from '@laurel/shared/referral'
import { dayOf } from '../platform/clock.ts'

export const APP = '桂冠会员'
const FEN = 100

const numberWords = (value: number): string => value.toLocaleString('en-US')

const partsOf = (at: number): number[] => dayOf(at).split('-').map(Number)

/** `11 月 22 日至 12 月 31 日`; the year where it is another one. The end is the first instant outside. */
function daysWords({ startsAt, endsAt }: Pick<Deal, 'startsAt' | 'endsAt'>): string {
  const [from, to] = [partsOf(startsAt), partsOf(endsAt - 1)]
  const year = from[0] === to[0] ? '' : `${to[0]} 年 `
  return `${from[1]} 月 ${from[2]} 日至 ${year}${to[1]} 月 ${to[2]} 日`
}

const acts: Record<FirstAct['fact'], string> = {
  'purchase.paid': '首次消费',
  'order.redeemed': '首次兑换',
  'task.completed': '完成首个任务',
  'quiz.passed': '首次答题过关',
}

export function actWords({ firstAct }: Pick<Deal, 'firstAct'>): string {
  if (firstAct?.fact === 'purchase.paid' && firstAct.minFen > 1)
    return `首次消费满 ${numberWords(firstAct.minFen / FEN)} 元`
  return firstAct ? acts[firstAct.fact] : ''
}

export const whoInvites = ({ inviter }: Pick<Landing, 'inviter'>): string =>
  inviter ? (inviter.called ?? '一位好友') : APP

export const headline = (landing: Landing): string =>
  landing.inviter ? `${whoInvites(landing)} 邀请你加入${APP}` : landing.title

export const privacy = ({ inviter }: Landing): string | null =>
  inviter ? '对方不会看到你的手机号和消费金额' : null

export const points = { yours: '你得到', unit: '积分', theirs: (who: string) => `${who} 得到` }

export const yoursWhen = ({ deal }: Landing): string =>
  deal.rewards.filter(({ inviteePoints }) => inviteePoints > 0).length > 1
    ? '每完成一步立即到账'
    : '完成后立即到账'

export function theirsWhen({ isInviterPaid, surface }: Landing): string {
  if (isInviterPaid) return '与你同时到账'
  return surface === 'moments' ? '朋友圈分享没有奖励' : '这次邀请没有奖励'
}

export const span = ({ deal }: Landing): string => `${daysWords(deal)}，加入后 ${deal.deadlineDays} 天内完成`

export interface Step {
  title: string
  note: string
}

const stepOf = (milestone: Milestone, deal: Deal): Step => {
  const reward = deal.rewards.find((one) => one.milestone === milestone)?.inviteePoints ?? 0
  const gains = reward > 0 ? `，你得 ${numberWords(reward)} 积分` : ''
  if (milestone === 'phone') return { title: '验证手机号', note: `用于识别同一个人，只用一次${gains}` }
  if (milestone === 'act') return { title: actWords(deal), note: `在小程序里可以随时看到进度${gains}` }
  return { title: '由客户经理确认管户', note: `客户经理会与你联系，你可以拒绝${gains}` }
}

/** Registering is what accepting is. */
export const steps = ({ deal }: Landing): Step[] => [
  ...deal.asks.filter((milestone) => milestone !== 'registered').map((milestone) => stepOf(milestone, deal)),
  { title: '积分到账', note: `到账后 ${numberWords(deal.pointsLastDays)} 天内有效，可在商城兑换` },
]

export const rules = ({ deal }: Landing): string[] => [
  `打开邀请后 ${deal.windowDays} 天内接受，并在接受后 ${deal.deadlineDays} 天内完成，才有奖励。`,
  '奖励预算用完即止并公示。只奖励直接邀请人；转发本身没有奖励。',
  `疑似重复的账号先核实，最长 ${deal.reviewHours} 小时给出结果。退款或取消后不再满足条件的，双方的奖励都会收回。`,
  ...deal.rules,
]

export const stopped: Record<Exclude<LandingState, 'live'>, { title: string; note: string }> = {
  paused: { title: '活动暂停中', note: '现在接受邀请不会有奖励。恢复后，可以用同一个链接再来。' },
  ended: { title: '活动已结束', note: '这个邀请已不再有奖励。你仍然可以加入，或先逛逛商城。' },
  full: { title: '奖励已发完', note: '这次活动的奖励预算已用完，现在接受邀请不会有奖励。' },
}

export const page = {
  friend: '友',
  rules: '完整活动规则',
  decline: '暂不加入',
  accept: '打开小程序加入',
  visit: '打开小程序逛逛',
  scan: '用微信扫一扫，在小程序里加入',
  noCode: `小程序码暂时取不到，请在微信里搜索“${APP}”`,
  byPhone: '不用微信？用手机号加入',
  phone: '手机号',
  smsCode: '短信验证码',
  getCode: '获取验证码',
  join: '加入',
  agree: '我已阅读并同意',
  agreement: '《用户协议与隐私政策》',
  fullText: (version: string) => `查看全文（${version} 版）`,
  needsScript: '这里需要浏览器运行脚本；也可以直接打开小程序加入。',
  wrongPhone: '请填写 11 位手机号',
  wrongCode: '请填写 6 位验证码',
  mustAgree: '请先阅读并同意用户协议与隐私政策',
  again: '{} 秒后可重新获取',
  sent: '验证码已发送，5 分钟内有效',
  offline: '没有连上网络，请稍后再试',
  joined: '已加入',
  joinedNote: '用同一个手机号登录小程序，就能看到奖励进度。',
  declined: '已选择暂不加入',
  declinedNote: '你不会被记入这次邀请，我们也不会联系你。改变主意时，可以重新打开邀请。',
  back: '重新看看邀请',
  busy: '微信暂时没有回应',
  busyNote: `请稍后再试，或在微信里搜索“${APP}”小程序。`,
  unknown: '链接不存在或已失效',
  unknownNote: `请向好友要一个新的链接，或在微信里搜索“${APP}”小程序。`,
} as const
