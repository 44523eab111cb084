/** What the draws say where the sentence depends on the facts. */
import type {
  DrawPage,
  DrawResult,
  DrawResultLine,
  DrawResultState,
  PrizeKind,
  PrizeLine,
  SourceLine,
} from '@laurel/shared/draws'
import { wordsFor } from '../platform/answers.ts'
import { dayOf, timeOf } from '../platform/clock.ts'
import { formatDay, formatNumber } from '../ui/numbers.ts'
import type { DrawAct, ResultAct } from './acts.ts'

// ---- when

/** 11 月 22 日 10:00; of another year, with the year. */
export function momentWords(at: number, now: number): string {
  const day = dayOf(at)
  const year = day.slice(0, 4) === dayOf(now).slice(0, 4) ? '' : `${day.slice(0, 4)} 年 `
  return `${year}${formatDay(day)} ${timeOf(at)}`
}

/** Midnight is the end of the day before it; so is the last instant of that day. */
export function untilWords(at: number, now: number): string {
  const last = timeOf(at) === '00:00' ? at - 1 : at
  const words = momentWords(last, now)
  return timeOf(last + 1) === '00:00' ? `${words.slice(0, -5)}24:00` : words
}

/** 11 月 22 日至 12 月 6 日; with the time where it is not midnight. */
export function spanWords({ startsAt, endsAt }: Pick<DrawPage, 'startsAt' | 'endsAt'>, now: number): string {
  const [from, until] = [momentWords(startsAt, now), untilWords(endsAt, now)]
  return `${from.replace(/ 00:00$/, '')} 至 ${until.replace(/ 24:00$/, '')}`
}

// ---- prizes

const PART_OF_A_PERCENT = 10_000

/** As exact as it is published: 5,000 of 1,000,000 is `0.5%`. */
export const oddsWords = ({ weight }: Pick<PrizeLine, 'weight'>): string =>
  `${formatNumber(weight / PART_OF_A_PERCENT)}%`

const unitWords: Record<PrizeKind, string> = { goods: '件', code: '张', points: '份', nothing: '份' }

export const stockWords = ({ left, pieces }: Pick<PrizeLine, 'left' | 'pieces'>): string =>
  pieces === null || left === null ? '不限' : `${formatNumber(left)} / ${formatNumber(pieces)}`

/** What it is worth; points say it by themselves. */
const valueWords = ({ kind, valueFen }: Pick<PrizeLine, 'kind' | 'valueFen'>): string =>
  kind === 'points' || valueFen === 0 ? '' : `价值 ${formatNumber(valueFen / 100)} 元`

export const prizeTitle = ({ title, isFallback }: Pick<PrizeLine, 'title' | 'isFallback'>): string =>
  isFallback ? `${title}（保底）` : title

type Released = Pick<PrizeLine, 'releases' | 'kind'>

/** When pieces can be won that could not be before; nothing for what is all there from the start. */
const releaseWords = ({ releases, kind }: Released, now: number): string[] =>
  releases.map(({ at, pieces }) => {
    const amount = `${formatNumber(pieces)} ${unitWords[kind]}`
    return at <= now ? `${momentWords(at, now)} 已投放 ${amount}` : `${momentWords(at, now)} 起投放 ${amount}`
  })

/** Everything that is not self-evident about a prize, a part each. */
export function prizeNotes(
  prize: PrizeLine,
  { now, claimDays }: { now: number; claimDays: number },
): string[] {
  const claim = prize.kind !== 'goods' ? '' : `抽中后 ${claimDays} 天内填写地址，${lapseRule(prize)}`
  return [valueWords(prize), claim, ...releaseWords(prize, now)].filter(Boolean)
}

const lapseRule = ({ lapsePoints }: Pick<PrizeLine, 'lapsePoints'>): string =>
  lapsePoints > 0 ? `逾期改发 ${formatNumber(lapsePoints)} 积分` : '逾期视为放弃'

// ---- chances

export const sourceWords = ({ by, stage }: Pick<SourceLine, 'by' | 'stage'>): string => {
  if (by === 'task') return '完成任务'
  return stage === null ? '每通过一关' : `通过第 ${formatNumber(stage)} 关`
}

export const sourceGain = ({ count }: Pick<SourceLine, 'count'>): string => `${formatNumber(count)} 次机会`

/** Under the number of chances: what limits them today. */
export function todayWords({ leftToday, chances }: Pick<DrawPage, 'leftToday' | 'chances'>): string {
  if (chances === 0) return '完成下面的任一项就有机会'
  if (leftToday === null) return '在活动结束前用完'
  return leftToday > 0 ? `今天还可以抽 ${formatNumber(leftToday)} 次` : '今天的次数已用完，0 点后可以再抽'
}

export const stateTags: Record<DrawPage['state'], string> = {
  soon: '未开始',
  live: '进行中',
  paused: '暂停中',
  over: '已结束',
}

/** Why nobody can draw now; null while everybody can. */
export function stateNote(
  { state, startsAt, seed }: Pick<DrawPage, 'state' | 'startsAt' | 'seed'>,
  now: number,
): { title: string; note: string } | null {
  if (state === 'soon')
    return { title: `${momentWords(startsAt, now)} 开始`, note: '现在可以先看奖品、概率和规则' }
  if (state === 'paused')
    return { title: '活动暂停中', note: '机会都保留，恢复后可以继续抽。已抽中的奖品照常领取' }
  if (state === 'live') return null
  const seeds = seed === null ? '种子即将公布，公布后可以核对每一次结果' : '种子已公布，可以核对每一次结果'
  return { title: '活动已结束', note: `没有用的机会已失效，已抽中的奖品在期限内照常领取。${seeds}` }
}

const shutWords = { soon: '活动未开始', over: '活动已结束', paused: '活动暂停中' } as const

const drawActs = {
  sending: '正在抽取…',
  waiting: '待发送',
  'sign-in': '登录后抽奖',
  earn: '没有可用的机会',
  spent: '今天的次数已用完',
} as const

export function drawWords(act: DrawAct): string {
  if (act.kind === 'draw') return `抽一次，还有 ${formatNumber(act.times)} 次机会`
  return act.kind === 'shut' ? shutWords[act.state] : drawActs[act.kind]
}

export const drawRefusalWords = (code: string): string =>
  code === 'LAPSED'
    ? '这次抽奖超过 24 小时没有回音，已停止发送。先看看“我的抽奖”，再决定要不要重新抽'
    : `${wordsFor(code)}，没有使用机会`

// ---- a result

type Drawn = Pick<DrawResult, 'prize' | 'state' | 'claimBy' | 'orderId'>

export const numberWords = (number: number): string => `第 ${formatNumber(number)} 号抽奖`

/** A number stands apart from the sign before it. */
const spaced = (title: string): string => (/^[\dA-Za-z]/.test(title) ? ` ${title}` : title)

export const resultTitle = ({ prize }: Pick<DrawResult, 'prize'>): string =>
  prize.kind === 'nothing' ? '这次没有抽中奖品' : `你抽中${spaced(prize.title)}`

const lapsedWords = ({ prize: { lapsePoints } }: Drawn): string =>
  lapsePoints > 0
    ? `已过领奖期限，改发的 ${formatNumber(lapsePoints)} 积分已到账`
    : '已过领奖期限，奖品已收回'

const givenWords: Record<PrizeKind, string> = {
  points: '积分已到账',
  code: '券码已放进订单，可以查看和复制',
  goods: '奖品已安排发货',
  nothing: '机会用掉 1 次，没有扣除积分',
}

const stateSentences: Record<DrawResultState, (drawn: Drawn, now: number) => string> = {
  given: ({ prize }) => givenWords[prize.kind],
  withheld: () => '结果有效，积分要等活动恢复或预算补充后到账，不用再做什么',
  open: ({ claimBy, prize }, now) =>
    claimBy === null ? '填写地址后发货' : `${untilWords(claimBy, now)} 前填写地址，${lapseRule(prize)}`,
  claimed: () => '地址已收到，发货进度在订单里',
  lapsed: lapsedWords,
}

/** What is so now, and until when. */
export function resultNote(drawn: Drawn, now: number): string {
  const isLate = drawn.state === 'open' && drawn.claimBy !== null && drawn.claimBy <= now
  if (isLate) return `领奖期限 ${untilWords(drawn.claimBy ?? now, now)} 已过，${lapseRule(drawn.prize)}`
  return stateSentences[drawn.state](drawn, now)
}

/** The number fell on another prize, which was not there. */
export const insteadWords = (picked: string, { title }: Pick<PrizeLine, 'title'>): string =>
  `号码落在“${picked}”，它当时已发完或还没有投放，按规则改发保底奖品“${title}”`

const tagWords: Record<DrawResultState, string> = {
  given: '已到账',
  withheld: '稍后到账',
  open: '待领取',
  claimed: '已领取',
  lapsed: '已过期',
}

export function lineTag({ kind, state }: Pick<DrawResultLine, 'kind' | 'state'>): string {
  if (kind === 'nothing') return '未中奖'
  return kind === 'code' && state === 'given' ? '已发放' : tagWords[state]
}

/** The deadline says more than when it was drawn, as long as there is one. */
export function lineNote({ number, at, state, claimBy }: Omit<DrawResultLine, 'key'>, now: number): string {
  const isOpen = state === 'open' && claimBy !== null
  return `第 ${formatNumber(number)} 号 · ${isOpen ? `${untilWords(claimBy, now)} 前领取` : momentWords(at, now)}`
}

export function resultActWords(act: ResultAct): string {
  if (act.kind === 'again') return `再抽一次，还有 ${formatNumber(act.times)} 次`
  if (act.kind === 'order') return act.isCode ? '查看券码' : '查看订单'
  return resultActs[act.kind]
}

const resultActs = {
  'choose-address': '填写收货地址',
  claim: '确认寄到这里',
  sending: '正在提交…',
  waiting: '待发送',
  late: '已过领奖期限',
  points: '看积分明细',
  why: '看原因',
} as const

export const claimRefusalWords = (code: string): string =>
  code === 'LAPSED' ? '地址超过 24 小时没有送达，已停止发送，请重新确认' : wordsFor(code)

// ---- fairness

/** `9f2c…41ab`: enough to tell two apart at a glance. */
export const shortHex = (hex: string): string => `${hex.slice(0, 4)}…${hex.slice(-4)}`

/** Without a seed it is told when there will be one. */
export const commitmentNote = ({ seed, endsAt }: Pick<DrawPage, 'seed' | 'endsAt'>, now: number): string =>
  seed === null
    ? `开奖前已公布种子摘要，种子在 ${untilWords(endsAt, now)} 活动结束后公布`
    : '种子已公布，可以在本机核对每一次结果'
