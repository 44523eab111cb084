/** What the tasks say where the sentence depends on the facts. */
import type { TaskBar, TaskClaimed, TaskGroup, TaskLine, TaskPeriod } from '@laurel/shared/tasks'
import { dayOf, timeOf } from '../platform/clock.ts'
import { formatDay, formatNumber } from '../ui/numbers.ts'
import { claimableWords, tierTitle } from '../words.zh.ts'

export const groupWords: Record<TaskGroup, string> = { daily: '每日', newcomer: '新手', growth: '成长' }

export const groupTitle = (group: TaskGroup): string => `${groupWords[group]}任务`

/** How many of a group can be claimed; nothing when none. */
export function readyWords(lines: readonly Pick<TaskLine, 'state'>[]): string | undefined {
  const ready = lines.filter(({ state }) => state === 'claimable').length
  return ready > 0 ? claimableWords(ready) : undefined
}

// ---- progress

type Progress = Pick<TaskLine, 'value' | 'target' | 'unit'>

const unitWords: Record<TaskLine['unit'], string> = { times: '次', fen: '元', points: '积分', tasks: '项' }

const amountOf = (amount: number, unit: TaskLine['unit']): string =>
  formatNumber(unit === 'fen' ? amount / 100 : amount)

export const valueWords = ({ value, unit }: Progress): string => amountOf(value, unit)

export const targetWords = ({ target, unit }: Progress): string =>
  `/ ${amountOf(target, unit)} ${unitWords[unit]}`

/** `再满 32 元`; a task that has not begun says nothing. */
function missingWords({ value, target, unit }: Progress): string {
  if (value <= 0 || value >= target) return ''
  return `${unit === 'fen' ? '再满' : '还差'} ${amountOf(target - value, unit)} ${unitWords[unit]}`
}

// ---- deadlines

/** A deadline farther away hurries nobody, and would crowd the line. */
const FAR_MS = 90 * 86_400_000

const isNear = (at: number | null, now: number): at is number => at !== null && at - now < FAR_MS

/** `lastAt` is the last instant: of a day that is `24:00`, else the moment after it. */
function byWhen(lastAt: number, now: number): string {
  const [day, today] = [dayOf(lastAt), dayOf(now)]
  const end = timeOf(lastAt + 1)
  const name = day === today ? '今天' : formatDay(day)
  if (end !== '00:00') return `${name} ${end} `
  return day === today ? `${name} 24:00 ` : name
}

const again: Record<TaskPeriod, string> = {
  once: '',
  day: '明天可以再做',
  week: '下周一可以再做',
  month: '下月 1 日可以再做',
}

/** Beside the reward: what is missing and by when, or when it comes again. */
export function taskNote(task: TaskLine, now: number): string {
  if (task.state === 'claimed') return again[task.period]
  if (task.state === 'claimable')
    return isNear(task.claimUntil, now) ? `${byWhen(task.claimUntil, now)}前领` : ''
  const until = task.state === 'doing' && isNear(task.endsAt, now) ? `${byWhen(task.endsAt, now)}止` : ''
  return [missingWords(task), until].filter(Boolean).join(' · ')
}

// ---- why not

export const barTags: Record<Exclude<TaskBar, 'TIER_TOO_LOW'>, string> = {
  TASK_NOT_YET: '待解锁',
  TASK_CLAIM_OVER: '已过期',
  OFFER_PAUSED: '暂停中',
}

/** What would open it; the subject is the tier, or the task that comes first. */
export function barWords(bar: TaskBar, subject: string | null): string {
  const sentences: Record<TaskBar, string> = {
    TIER_TOO_LOW: subject ? `升级${tierTitle(subject)}后可做` : '当前等级还不能参加',
    TASK_NOT_YET: subject ? `先完成“${subject}”` : '需要先完成前一个任务',
    TASK_CLAIM_OVER: '已过领取期限',
    OFFER_PAUSED: '活动暂停中，恢复后可继续，进度保留',
  }
  return sentences[bar]
}

// ---- claiming

/** `已领取 60 积分、20 成长值`. */
export function claimedTitle({ points, growth }: Pick<TaskClaimed, 'points' | 'growth'>): string {
  const gifts = [
    points ? `${formatNumber(points)} 积分` : '',
    growth ? `${formatNumber(growth)} 成长值` : '',
  ].filter(Boolean)
  return ['已领取', gifts.join('、')].filter(Boolean).join(' ')
}

export const claimedNote = ({ task, balance }: Pick<TaskClaimed, 'task' | 'balance'>): string =>
  `${task.title} · 余额 ${formatNumber(balance)}`

// ---- where to do it

/** By the place that a task names; a place this version does not know has no button. */
export const goWords: Partial<Record<string, string>> = {
  mall: '去商城',
  home: '去首页',
  orders: '看订单',
  profile: '去填写',
  tiers: '看等级',
  points: '看积分',
}
