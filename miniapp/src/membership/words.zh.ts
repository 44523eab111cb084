/** What the pages of tiers say where the sentence depends on the facts. */
import type {
  BenefitKind,
  BenefitLine,
  GrowthLine,
  Standing,
  TierChange,
  TierLine,
} from '@laurel/shared/membership'
import { dayOf, timeOf } from '../platform/clock.ts'
import { formatNumber } from '../ui/numbers.ts'
import { tierTitle } from '../words.zh.ts'

const SHOWN_DECIMALS = 10

/** `白银会员` → `白银`. */
const plainName = (name: string): string => name.replace(/会员$/, '')

export const growthWords = (growth: number): string => `${formatNumber(growth)} 成长值`

// ---- standing

/** What one leaf of the wreath is worth, and what the whole wreath is. */
export function leafWords({ next, name }: Pick<Standing, 'next' | 'name'>, leaves: number): string[] {
  if (!next) return [`${leaves} 片叶已结成${plainName(name)}桂冠`]
  const whole = `${leaves} 片结成${plainName(next.name)}桂冠`
  const leaf = next.reachGrowth / leaves
  // A leaf that has no short number is better not told.
  return Number.isInteger(leaf * SHOWN_DECIMALS) ? [`一片叶是 ${growthWords(leaf)}，`, whole] : [whole]
}

export const lifetimeWords = ({ growth, lifetimeGrowth }: Standing): string =>
  `本期 ${growthWords(growth)}，累计 ${formatNumber(lifetimeGrowth)}`

// ---- ladder

/** What the tier has that the one below has not; a tier that adds nothing says what it has. */
export function gainWords(tier: TierLine, below: TierLine | undefined): string {
  const had = new Set(below?.benefits.map(({ title }) => title))
  const added = tier.benefits.filter(({ title }) => !had.has(title))
  const shown = added.length ? added : tier.benefits
  if (shown.length === 0) return '基础权益'
  const isMore = tier.state === 'ahead' && added.length > 0 && added.length < tier.benefits.length
  return (isMore ? '加' : '') + shown.map(({ title }) => title).join('、')
}

export const benefitsOfTitle = (name: string): string => `${plainName(name)}权益`

export const countedBenefitsTitle = ({ name, benefits }: Pick<TierLine, 'name' | 'benefits'>): string =>
  `${benefitsOfTitle(name)} ${benefits.length} 项`

// ---- benefits

const aboutKind: Record<BenefitKind, (line: BenefitLine) => string> = {
  multiplier: ({ bps }) => (bps ? `消费得积分按 ${bps / 10_000} 倍计` : ''),
  'monthly-points': ({ points }) => (points ? `每月 ${formatNumber(points)} 积分，自动到账` : ''),
  'birthday-points': ({ points }) => (points ? `生日 ${formatNumber(points)} 积分，自动到账` : ''),
  'monthly-gift': () => '每月领一份，不用积分',
  service: () => '',
}

/** `2026-11` → `11 月`, `2026` → `2026 年`. */
function periodWords(period: string | null): string {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(period ?? '') ?? []
  if (month) return `${Number(month)} 月`
  return year ? `${year} 年` : ''
}

export const benefitNote = (line: BenefitLine): string => aboutKind[line.kind](line)

/** How it stands with a benefit now; a gift that can be claimed has a button instead. */
export function benefitStateWords({ kind, state, period }: BenefitLine): string {
  const when = periodWords(period)
  if (state === 'locked') return '升级后享有'
  if (state === 'in-force') return '生效中'
  if (state === 'claimable') return when ? `${when}可领` : '可领取'
  if (state === 'given') return `${when}${kind === 'monthly-gift' ? '已领' : '已到账'}`
  if (kind === 'multiplier') return '暂停中'
  return kind === 'birthday-points' ? '等待生日' : '待发放'
}

// ---- keeping the tier

export interface KeepWords {
  lead: string
  rest: string
  /** What is so already, said in green. */
  done: string
}

/** What keeps the tier; at the lowest, which nobody loses, what lifts it. Null when neither is left to say. */
export function keepWords({ keep, next, name }: Pick<Standing, 'keep' | 'next' | 'name'>): KeepWords | null {
  if (keep) {
    const rest = `截至 ${keep.until} 满 ${formatNumber(keep.keepGrowth)} 保住${plainName(name)}，`
    return keep.missing === 0
      ? { lead: '保级：', rest, done: '已满足' }
      : { lead: '保级：', rest: `${rest}还差 ${formatNumber(keep.missing)}`, done: '' }
  }
  if (!next) return null
  const rest = `截至 ${next.until} 满 ${formatNumber(next.reachGrowth)} 升${plainName(next.name)}，还差 ${formatNumber(next.missing)}`
  return { lead: '升级：', rest, done: '' }
}

/** The cycle is over and too little came: what saves the tier, and what happens else. */
export const protectedWords = (keep: NonNullable<Standing['keep']>, name: string, below: string) => ({
  title: `保护期到 ${keep.until}`,
  words:
    keep.missing === 0
      ? `成长值已满足，${tierTitle(name)}保住了`
      : `再得 ${growthWords(keep.missing)}保住${tierTitle(name)}；到期没有满足，调整为${tierTitle(below)}`,
})

// ---- what changed, and why

const growthReasons: Partial<Record<string, string>> = {
  'sign-in': '每日签到',
  purchase: '消费',
  refund: '退款，按原单退回',
}

/** What the member did; what else the rule was for is its own title. */
export const growthTitle = ({ reason, title }: Pick<GrowthLine, 'reason' | 'title'>): string =>
  growthReasons[reason] ?? title

const ruleReasons: Partial<Record<string, string>> = { task: '任务奖励', benefit: '会员礼遇' }

/** By which rule it counted; where the title says it, when. */
export function growthNote({ at, reason, title }: Pick<GrowthLine, 'at' | 'reason' | 'title'>): string {
  if (growthTitle({ reason, title }) !== title) return `规则：${title}`
  return [ruleReasons[reason], timeOf(at)].filter(Boolean).join(' · ')
}

export function changeTitle({ change, fromName, toName }: TierChange): string {
  const [from, to] = [tierTitle(fromName), tierTitle(toName)]
  const titles: Record<TierChange['change'], string> = {
    joined: `成为${to}`,
    reached: `升级${to}`,
    kept: `保住${to}`,
    protected: `${to}进入保护期`,
    dropped: `${from}调整为${to}`,
    corrected: `等级更正为${to}`,
  }
  return titles[change]
}

export function changeNote({ change, cycleGrowth, threshold }: TierChange): string {
  const has = `本期成长值 ${formatNumber(cycleGrowth)}`
  const asked = formatNumber(threshold)
  const notes: Record<TierChange['change'], string> = {
    joined: '注册成为会员',
    reached: `${has}，达到 ${asked}`,
    kept: threshold > 0 ? `${has}，满 ${asked}` : '新一期开始',
    protected: `${has}，没有满 ${asked}`,
    dropped: `${has}，没有满 ${asked}`,
    corrected: '晚到的记录补记后重新计算',
  }
  return notes[change]
}

/** 11-20, and the year where it is another one. */
export function dayLabel(at: number, now: number): { day: string; year: string } {
  const day = dayOf(at)
  const year = day.slice(0, 4)
  return { day: day.slice(5), year: year === dayOf(now).slice(0, 4) ? '' : year }
}
