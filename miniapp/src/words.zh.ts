/** What the screens say where the sentence depends on the facts; sentences that never change stand in the JSX. */
import type { Standing } from '@laurel/shared/membership'
import type { Expiring, HistoryEntry, PointsSummary } from '@laurel/shared/points'
import type { SignInBoard } from '@laurel/shared/tasks'
import { reasonWords } from '@laurel/shared/words.zh'
import type { AllowResult } from './parts/allow.ts'
import { wordsFor } from './platform/answers.ts'
import { dayOf, daysBetween, timeOf } from './platform/clock.ts'
import type { Farewell } from './platform/departure.ts'
import type { Kind, Outcome, Waiting } from './platform/outbox.ts'
import { formatDay, formatNumber } from './ui/numbers.ts'

export const APP_NAME = '桂冠会员'

// ---- age, network, what waits

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** How old what is shown is: 3 分钟前; from a day on, the day itself. */
export function ageWords(at: number, now: number): string {
  const age = now - at
  if (age < MINUTE_MS) return '刚才'
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} 分钟前`
  if (age < 24 * HOUR_MS) return `${Math.floor(age / HOUR_MS)} 小时前`
  return `${formatDay(dayOf(at))} ${timeOf(at)}`
}

export const kindWords: Record<Kind, string> = {
  'sign-in': '签到',
  redeem: '兑换',
  cancel: '取消订单',
  receive: '确认收货',
  claim: '领取奖励',
  gift: '领取礼遇',
  accept: '接受邀请',
  arrive: '邀请来源',
  'hand-in': '交卷',
  draw: '抽奖',
  prize: '领取奖品',
}

export function waitingWords(waiting: readonly Pick<Waiting, 'kind'>[]): string {
  const kinds = [...new Set(waiting.map(({ kind }) => kindWords[kind]))].join('、')
  return `${kinds}已保存在本机，联网后自动提交 · ${waiting.length} 项待发送`
}

export const staleWords = (at: number, now: number): string => `显示${ageWords(at, now)}的数据`

const done: Record<Kind, string> = {
  'sign-in': '刚才没发出的签到已送达',
  redeem: '刚才没发出的兑换已成功',
  cancel: '刚才没发出的取消已完成，积分已退回',
  receive: '刚才没发出的确认收货已送达',
  claim: '刚才没发出的任务奖励已领取',
  gift: '刚才没发出的礼遇已领取，可以到订单里查看',
  accept: '刚才没发出的接受邀请已送达，进度在“我接受的邀请”里',
  arrive: '邀请来源已送达',
  'hand-in': '刚才没发出的交卷已送达，成绩在答题活动里',
  draw: '刚才没发出的抽奖已送达，只抽了一次',
  prize: '刚才没发出的收货地址已送达，奖品等待发货',
}

/** The same refusals as everywhere, said of a claim: what stays, and what would change it. */
const claimRefusals: Partial<Record<string, string>> = {
  TASK_ALREADY_CLAIMED: '这一期的奖励已经领过，没有重复发放',
  TASK_CLOSED: '任务已结束，没有发放奖励',
  TASK_NOT_DONE: '进度刚刚有变化，任务还没有完成，进度保留',
  BUDGET_EXHAUSTED: '活动预算已用完，补充后可以再领，进度保留',
  BUDGET_WINDOW_FULL: '本期的发放额度已用完，下一期可以再领，进度保留',
  OFFER_PAUSED: '活动暂停中，恢复后可以再领，进度保留',
}

export const claimRefusalWords = (code: string): string => claimRefusals[code] ?? wordsFor(code)

export function outcomeWords({ kind, refusal }: Pick<Outcome, 'kind' | 'refusal'>): string {
  if (refusal === null) return done[kind]
  if (refusal === 'LAPSED') return `有一项${kindWords[kind]}超过 24 小时没有回音，已停止发送，请核对后再试`
  return `刚才没发出的${kindWords[kind]}没有成功：${kind === 'claim' ? claimRefusalWords(refusal) : wordsFor(refusal)}`
}

// ---- what WeChat hands over only with consent

const handedOver: Record<string, string> = {
  'button.chooseAvatar': '选择头像，需要使用你在微信里选的头像图片',
  'input.nickname': '填写昵称，可以使用你的微信昵称',
  requirePrivacyAuthorize: '填写昵称，可以使用你的微信昵称',
  'button.getPhoneNumber': '绑定手机号，需要使用你的微信手机号',
  chooseAddress: '选择收货地址，需要使用你在微信里保存的地址',
  setClipboardData: '复制，需要写入剪贴板',
  saveImageToPhotosAlbum: '保存图片，需要写入相册',
}

export const privacyWords = (wanted: string): string =>
  `${handedOver[wanted] ?? '这一步需要使用微信里的信息'}。请先阅读下面的指引，同意后继续。`

export const contractWords = (contract: string): string => `查看${contract || '《用户隐私保护指引》'}`

// ---- one message, one yes

const allowed: Record<Extract<AllowResult, string>, string> = {
  accept: '已允许，会发一条',
  reject: '没有允许，不会发。如果选过“总是保持以上选择”，可以到微信设置里改',
  ban: '微信停用了这个提醒，暂时不能允许。进展可以在小程序里查看',
  filter: '微信没有询问这个提醒，请稍后再试',
  'switched-off': '你在微信里关闭了本小程序的全部消息，打开后才能允许',
  failed: '微信没有弹出询问，请稍后再点一次',
  unsupported: '请在微信中打开，再允许消息',
}

export function allowWords(result: AllowResult): string {
  if (typeof result === 'string') return allowed[result]
  return result.trouble === 'OFFLINE'
    ? '微信已记下你的选择，但网络不可用，请联网后再点一次'
    : wordsFor(result.trouble)
}

/** What a tap on "allow" cannot change, WeChat's settings can. */
export const isMendedInSettings = (result: AllowResult): boolean =>
  result === 'reject' || result === 'switched-off'

// ---- leaving

export const farewellWords: Record<Farewell, string> = {
  closed: '账号已注销，可以继续浏览商城',
  withdrawn: '已撤回同意并退出登录，再次登录时会重新询问',
  everywhere: '所有设备都已退出登录',
}

// ---- points

const expiringWords = ({ points, expiresOn }: Pick<Expiring, 'points' | 'expiresOn'>): string =>
  `${formatNumber(points)} 积分 ${formatDay(expiresOn)}到期`

export const willExpireWords = ({ points, expiresOn }: Pick<Expiring, 'points' | 'expiresOn'>): string =>
  `${formatNumber(points)} 积分将于 ${formatDay(expiresOn)}到期`

export const debtWords = (debt: number): string => `有 ${formatNumber(debt)} 积分待扣回，之后所得先抵扣`

/** The line under the balance: the first of these that a member should know. */
export function balanceNote({ balance, debt, expiring }: PointsSummary): string {
  if (debt > 0) return debtWords(debt)
  if (expiring) return expiringWords(expiring)
  return balance > 0 ? '暂无即将到期的积分' : '签到就能得到第一笔积分'
}

export const daysLeftWords = (expiresOn: string, today: string): string => {
  const days = daysBetween(today, expiresOn)
  return days <= 0 ? '今天到期' : `还有 ${days} 天`
}

export const laterLotsWords = (count: number): string => `之后还有 ${count} 个批次`

export const entryTitle = ({ reason, subject }: Pick<HistoryEntry, 'reason' | 'subject'>): string =>
  subject && subject !== reasonWords[reason] ? `${reasonWords[reason]} · ${subject}` : reasonWords[reason]

/** 11-19 12:06 · 用去 2026-12-31 批次 */
export function entryNote(entry: Pick<HistoryEntry, 'at' | 'points' | 'reason' | 'lots'>): string {
  const at = `${dayOf(entry.at).slice(5)} ${timeOf(entry.at)}`
  const lots = lotsWords(entry)
  return lots ? `${at} · ${lots}` : at
}

function lotsWords({ points, reason, lots }: Pick<HistoryEntry, 'points' | 'reason' | 'lots'>): string {
  const [first] = lots
  if (!first) return ''
  const which = lots.length > 1 ? `${first.expiresOn} 等 ${lots.length} 批` : `${first.expiresOn} 批次`
  if (reason === 'cancel') return `回到 ${which}`
  if (reason === 'expire') return which
  if (points < 0) return `用去 ${which}`
  return lots.length > 1 ? `分 ${lots.length} 批到期，最早 ${first.expiresOn}` : `${first.expiresOn} 到期`
}

// ---- tiers

const MEMBER = '会员'

/** `白银` → `白银会员`; a name that says it already stays. */
export const tierTitle = (name: string): string => (name.endsWith(MEMBER) ? name : name + MEMBER)

/** Basis points in words: 12,000 → `1.2 倍`. */
const timesWords = (bps: number): string => `${bps / 10_000} 倍`

/** `白银权益 · 积分 1.2 倍`. */
export const benefitsTitle = ({ name, multiplierBps }: Pick<Standing, 'name' | 'multiplierBps'>): string =>
  `${name.replace(MEMBER, '')}权益 · 积分 ${timesWords(multiplierBps)}`

/** What the next tier still asks for, or that there is none. */
export const towardWords = ({ next }: Pick<Standing, 'next'>): string =>
  next ? `还差 ${formatNumber(next.missing)} 成长值升级${tierTitle(next.name)}` : '已是最高等级'

// ---- sign-in

const CYCLE_DAYS = 7

/** What comes next in the cycle, from tomorrow on. */
const ahead = ({ days }: SignInBoard) => days.filter(({ state }) => state === 'next')

export function signInTitle(board: SignInBoard): string {
  if (board.signedToday) return `今日已签到 +${formatNumber(board.pointsToday)} 积分`
  return board.open ? `今日签到 +${formatNumber(board.pointsToday)} 积分` : '签到暂未开放'
}

const streakWords = ({ streakDays }: SignInBoard): string =>
  streakDays > 0 ? `已连签 ${streakDays} 天` : '连签天数从今天算起'

/** 明天签满 7 天得 50; on the last day of the cycle, what today means. */
function nextRewardWords(board: SignInBoard): string {
  const next = ahead(board)
  const [tomorrow] = next
  if (!tomorrow) return board.signedToday ? '明天开始新一轮' : `今天签满 ${CYCLE_DAYS} 天`
  const points = formatNumber(tomorrow.points)
  return next.length === 1 ? `明天签满 ${CYCLE_DAYS} 天得 ${points}` : `明天签到得 ${points}`
}

export const signInNote = (board: SignInBoard): string =>
  [streakWords(board), board.open ? nextRewardWords(board) : ''].filter(Boolean).join('，')

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

const weekdayWords = (day: string): string => weekdays[new Date(day).getUTCDay()] ?? ''

/** Today's place among the days: the first that is not over, or the last that is. */
function todayPlace({ days, signedToday }: SignInBoard): number {
  const place = days.findIndex(({ state }) => state === 'today')
  if (place >= 0) return place
  const done = days.filter(({ state }) => state === 'done').length
  return signedToday ? done - 1 : -1
}

export function dayLabels(board: SignInBoard): string[] {
  const today = todayPlace(board)
  return board.days.map(({ day }, place) => (place === today ? '今天' : weekdayWords(day)))
}

export const streakTitle = ({ streakDays }: SignInBoard): string =>
  streakDays > 0 ? `已连签 ${streakDays} 天` : '今天开始签到'

/** Under the streak: what tomorrow gives, or why nothing does. */
export function weekNote(board: SignInBoard): string {
  if (!board.open) return '签到暂未开放'
  return ahead(board).length ? `${nextRewardWords(board)} 积分` : nextRewardWords(board)
}

export function signInRules({ days }: SignInBoard): string[] {
  const rewards = days.map(({ points }) => formatNumber(points)).join('、')
  return [
    '每天可签到一次，按北京时间 0 点换日',
    `连签第 1 至第 ${CYCLE_DAYS} 天依次得 ${rewards} 积分`,
    `签满 ${CYCLE_DAYS} 天后，从第 1 天重新开始`,
    '漏签一天，连签从第 1 天重新开始，已得的积分不变',
    '网络不好时，签到保存在本机，联网后自动提交；以送达服务器的那一天为准',
  ]
}

/** What membership gives today, in numbers that are true today. */
export function guestLines(board: SignInBoard, tilesCount: number): string[] {
  const last = board.days[board.days.length - 1]
  return [
    ...(board.open ? [`每天签到，今天得 ${formatNumber(board.pointsToday)} 积分`] : []),
    ...(board.open && last ? [`连签 7 天，当天得 ${formatNumber(last.points)} 积分`] : []),
    `积分可换 ${formatNumber(tilesCount)} 件商品`,
  ]
}

// ---- what is played

export const quizLine = ({ passed, stages }: { passed: number; stages: number }): string =>
  passed < stages ? `第 ${passed + 1} 关待挑战` : '已全部通关'

export const drawLine = ({ chances }: { chances: number }): string =>
  chances > 0 ? `有 ${formatNumber(chances)} 次抽奖机会` : '看奖品与概率'

export const toClaimWords = (count: number): string | undefined =>
  count > 0 ? `${formatNumber(count)} 件待领取` : undefined

export const claimableWords = (count: number): string => `${formatNumber(count)} 项可领取`

// ---- 我的

/** The most useful count of orders; nothing when none is under way. */
export function ordersWords(me: { openOrders: number; parcelsUnderWay: number }): string | undefined {
  if (me.parcelsUnderWay > 0) return `${me.parcelsUnderWay} 件运输中`
  return me.openOrders > 0 ? `${me.openOrders} 单进行中` : undefined
}

export const invitedWords = (friends: number): string | undefined =>
  friends > 0 ? `${formatNumber(friends)} 位好友` : undefined

export const signOutWords = (waiting: number): string =>
  waiting > 0
    ? `还有 ${waiting} 项待发送，24 小时内再次登录后才会提交。积分和订单都会保留`
    : '积分和订单都会保留，随时可以再登录'

// ---- number and code

const codeTroubles: Partial<Record<string, string>> = {
  OFFLINE: '网络不可用，验证码没有发出，联网后再试',
  PHONE_INCOMPLETE: '请填写 11 位手机号',
}

export const codeTrouble = (code: string): string => codeTroubles[code] ?? wordsFor(code)

/** `53 秒后可重发`; minutes where it is long. */
export function againWords(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000)
  return seconds > 120 ? `${Math.ceil(seconds / 60)} 分钟后可重发` : `${seconds} 秒后可重发`
}

// ---- 登录

export const signInRefusalWords = (refusal: string): string =>
  refusal === 'OFFLINE' ? '网络不可用，没有提交任何内容，联网后再试一次' : wordsFor(refusal)
