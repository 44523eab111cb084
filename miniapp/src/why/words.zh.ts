/** A reason in plain words: what was given or not, the facts, the reckoning, what is missing. */
import type { Why, WhyFact, WhyMissing, WhyStep } from '@laurel/shared/why'
import { wordsFor } from '../platform/answers.ts'
import { dayOf, timeOf } from '../platform/clock.ts'
import { formatDay, formatNumber } from '../ui/numbers.ts'
import { tierTitle } from '../words.zh.ts'

type State = Why['state']

export const stateTags: Record<State, string> = {
  granted: '已发放',
  reversed: '已退回',
  withheld: '暂缓发放',
  refused: '现在还不能',
  changed: '已变更',
  open: '进行中',
}

/** What the state means for the member; a refusal says it better where there is one. */
const stateWords: Record<Exclude<State, 'changed'>, string> = {
  granted: '已经记入你的账户。',
  reversed: '所依据的事情已撤回，按原单退回。',
  withheld: '条件满足后会自动补发，不用再操作。',
  refused: '没有扣除任何积分。',
  open: '还在累计，满足后就可以得到。',
}

const NOT_TAKEN = '没有扣除任何积分'

const withheldWords = (refusal: string): string =>
  refusal === 'OFFER_PAUSED'
    ? '活动暂停中，恢复后自动补发，不用再操作。'
    : '活动预算暂时用完，补充后自动补发，不用再操作。'

/** `白银` → `白银会员`; all else is called by its own title. */
export const whyTitle = ({ state, title }: Pick<Why, 'state' | 'title'>): string =>
  state === 'changed' && title ? tierTitle(title) : title

/** What a tier was held against; the lowest asks for nothing. */
function thresholdWords(steps: readonly WhyStep[]): string {
  const told = (name: WhyStep['step']): number => steps.find(({ step }) => step === name)?.value ?? 0
  const [growth, threshold] = [told('cycle-growth'), told('threshold')]
  if (threshold === 0) return ''
  const verb = growth < threshold ? '没有达到' : '达到'
  return `本期成长值 ${formatNumber(growth)}，${verb}要求的 ${formatNumber(threshold)}。`
}

type Judged = Pick<Why, 'state' | 'refusal' | 'steps'>

/** The sentence under the title: what is so, and what it means for the member. */
export function verdictWords({ state, refusal, steps }: Judged): string {
  if (state === 'changed') return thresholdWords(steps)
  if (refusal === null) return stateWords[state]
  if (state === 'withheld') return withheldWords(refusal)
  const words = wordsFor(refusal)
  return words.includes(NOT_TAKEN) || state !== 'refused' ? `${words}。` : `${words}，${NOT_TAKEN}。`
}

const yuanWords = (fen: number): string => `${formatNumber(fen / 100)} 元`

// ---- facts

const wordOr = (word: string | undefined): string => (word ? ` · ${word}` : '')

type Told = Pick<WhyFact, 'numbers' | 'words'>

const points = ({ numbers }: Told, name: string) =>
  numbers[name] === undefined ? '' : ` ${formatNumber(numbers[name])} 积分`

const factSentences: Partial<Record<string, (fact: Told) => string>> = {
  'member.registered': () => '注册成为会员',
  'member.signed-in': ({ numbers }) =>
    numbers.streakDays ? `签到，连签 ${formatNumber(numbers.streakDays)} 天` : '签到',
  'member.birthday': () => '生日',
  'member.closed': () => '账号注销',
  'member.merged': () => '账号合并',
  'member.unmerged': () => '撤销账号合并',
  'order.redeemed': (fact) => `兑换${points(fact, 'pricePoints')}`,
  'order.cancelled': () => '取消兑换',
  'order.shipped': () => '兑换的商品发出',
  'order.received': () => '确认收货',
  'points.expired': () => '积分到期',
  'growth.earned': ({ numbers }) => `成长值 ${formatNumber(numbers.amount ?? 0)}`,
  'tier.changed': () => '等级变更',
  'task.completed': () => '完成任务',
  'quiz.finished': ({ numbers }) => `答题第 ${numbers.stage} 关，答对 ${numbers.correct} 题`,
  'quiz.passed': ({ numbers }) => `通过第 ${numbers.stage} 关，答对 ${numbers.correct} 题`,
  'task.undone': () => '任务所依据的事情已撤回',
  'purchase.paid': ({ numbers, words }) => `消费 ${yuanWords(numbers.amountFen ?? 0)}${wordOr(words.store)}`,
  'purchase.refunded': ({ numbers }) => `退款 ${yuanWords(numbers.amountFen ?? 0)}`,
  'assets.reported': () => '资产情况更新',
  'card.bound': ({ words }) => `绑定银行卡${wordOr(words.bank)}`,
}

export const factTitle = (fact: Pick<WhyFact, 'type'> & Told): string =>
  factSentences[fact.type]?.(fact) ?? '系统记录'

const sourceWords: Partial<Record<string, string>> = { laurel: '本店记录', wechat: '微信告知' }

const momentOf = (at: number): string => `${dayOf(at)} ${timeOf(at)}`

/** When and who says so; news that came on another day says when it came. */
export function factNote({ at, recordedAt, source }: Pick<WhyFact, 'at' | 'recordedAt' | 'source'>): string {
  const late = dayOf(at) === dayOf(recordedAt) ? '' : ` · ${formatDay(dayOf(recordedAt))}收到`
  return `${momentOf(at)} · ${sourceWords[source] ?? source}${late}`
}

export const whenWords = (at: number | null): string => (at === null ? '' : momentOf(at))

// ---- the reckoning

const stepNames: Record<WhyStep['step'], string> = {
  base: '基数',
  rate: '比例',
  multiplier: '等级倍数',
  cap: '封顶后',
  refunded: '已退款',
  progress: '已完成',
  target: '要求',
  'cycle-growth': '本期成长值',
  threshold: '要求',
  streak: '连签',
  price: '需要',
  balance: '可用',
  'debt-filled': '抵扣待扣回',
  right: '答对',
  asked: '共',
}

const BPS = 10_000
const inUnit: Record<WhyStep['unit'], (value: number) => string> = {
  points: (value) => `${formatNumber(value)} 积分`,
  growth: (value) => `${formatNumber(value)} 成长值`,
  fen: yuanWords,
  bps: (value) => `${formatNumber(value / BPS)} 倍`,
  times: (value) => `${formatNumber(value)} 次`,
  days: (value) => `${formatNumber(value)} 天`,
  tasks: (value) => `${formatNumber(value)} 项`,
  questions: (value) => `${formatNumber(value)} 题`,
}

const baseNames: Partial<Record<WhyStep['unit'], string>> = {
  points: '基础积分',
  growth: '基础成长值',
  fen: '金额',
}

export const stepTitle = ({ step, unit }: Pick<WhyStep, 'step' | 'unit'>): string =>
  (step === 'base' ? baseNames[unit] : undefined) ?? stepNames[step]
export const stepValue = ({ value, unit }: Pick<WhyStep, 'value' | 'unit'>): string => inUnit[unit](value)

// ---- what is missing

const counted =
  (write: (amount: string) => string, other: string) =>
  (amount: number | null): string =>
    amount === null ? other : write(formatNumber(amount))

const missingSentences: Record<
  WhyMissing['what'],
  (amount: number | null, subject: string | null) => string
> = {
  growth: (amount, subject) =>
    counted(
      (left) => `还差 ${left} 成长值${subject ? `升级${tierTitle(subject)}` : ''}`,
      '成长值还不够',
    )(amount),
  points: counted((left) => `还差 ${left} 积分`, '积分还不够'),
  fen: (amount) => (amount === null ? '消费还不够' : `再消费 ${yuanWords(amount)}`),
  times: counted((left) => `还差 ${left} 次`, '次数还不够'),
  tasks: counted((left) => `还差 ${left} 项任务`, '还有任务没有完成'),
  tier: (_, subject) => (subject ? `需要${tierTitle(subject)}` : '需要更高的等级'),
  task: (_, subject) => (subject ? `先完成“${subject}”` : '先完成前一个任务'),
  stock: () => '等待补货',
  limit: () => '已达到每人限兑数量',
  budget: () => '等待活动预算补充',
  offer: () => '等待活动恢复',
  review: () => '正在核实',
  days: counted((left) => `还有 ${left} 天`, '还没有到时间'),
}

export const missingTitle = ({ what, amount, subject }: Omit<WhyMissing, 'until'>): string =>
  missingSentences[what](amount, subject)

/** The end of a day belongs to that day. */
export function untilWords(until: number | null): string {
  if (until === null) return ''
  return timeOf(until) === '00:00' ? `截至 ${dayOf(until - 1)}` : `截至 ${momentOf(until)}`
}

export const ruleTitle = ({ title, version }: { title: string; version: number }): string =>
  `${title} · 第 ${formatNumber(version)} 版`
