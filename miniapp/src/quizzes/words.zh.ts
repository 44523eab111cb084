/** What the pages of a quiz say where the sentence depends on the facts. */
import type {
  AskedQuestion,
  OpenAttempt,
  QuestionKind,
  QuizPage,
  ScoredAttempt,
  StageChances,
  StageLine,
} from '@laurel/shared/quizzes'
import { wordsFor } from '../platform/answers.ts'
import { dayOf, daysBetween, timeOf } from '../platform/clock.ts'
import { formatDay, formatNumber } from '../ui/numbers.ts'
import { tierTitle } from '../words.zh.ts'
import type { ClosedBecause, QuizAct } from './next-act.ts'

// ---- time

const SECOND_MS = 1000
const MINUTE_S = 60
const HOUR_S = 3600

const two = (amount: number): string => String(amount).padStart(2, '0')

/** `04:32`; from an hour on, `1:04:32`. A second that has begun is still there. */
export function clockWords(leftMs: number): string {
  const seconds = Math.ceil(leftMs / SECOND_MS)
  const [hours, minutes] = [Math.floor(seconds / HOUR_S), Math.floor((seconds % HOUR_S) / MINUTE_S)]
  const rest = `${two(minutes)}:${two(seconds % MINUTE_S)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** For whoever listens to the screen: 还剩 4 分 32 秒. */
export function leftWords(leftMs: number): string {
  const seconds = Math.ceil(leftMs / SECOND_MS)
  const minutes = Math.floor(seconds / MINUTE_S)
  return minutes > 0 ? `还剩 ${minutes} 分 ${seconds % MINUTE_S} 秒` : `还剩 ${seconds} 秒`
}

/** `5 分钟`, `1 分 30 秒` */
export function spanOfSeconds(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / MINUTE_S), seconds % MINUTE_S]
  if (minutes === 0) return `${rest} 秒`
  return rest === 0 ? `${minutes} 分钟` : `${minutes} 分 ${rest} 秒`
}

/** `今天 10:32`, `明天 10:32`, `11 月 24 日 10:32` */
export function momentWords(at: number, now: number): string {
  const days = daysBetween(dayOf(now), dayOf(at))
  const day = days === 0 ? '今天' : days === 1 ? '明天' : formatDay(dayOf(at))
  return `${day} ${timeOf(at)}`
}

// ---- the page of the quiz

type Span = Pick<QuizPage, 'startsAt' | 'endsAt'>

/** `11 月 1 日至 12 月 31 日`: the end is the first instant outside. */
export function datesWords({ startsAt, endsAt }: Span): string {
  const [first, last] = [dayOf(startsAt), dayOf(endsAt - 1)]
  const year = first.slice(0, 4) === last.slice(0, 4) ? '' : `${last.slice(0, 4)} 年 `
  return `${formatDay(first)}至 ${year}${formatDay(last)}`
}

export const stateTags: Record<QuizPage['state'], string> = {
  soon: '未开始',
  live: '进行中',
  paused: '暂停中',
  over: '已结束',
}

export const roundWords: Record<QuizPage['round'], string> = {
  once: '每关通过一次',
  day: '每天 0 点重新开始，可再次闯关',
}

export const stageTitle = ({ stage, title }: Pick<StageLine, 'stage' | 'title'>): string =>
  title ? `第 ${stage} 关 · ${title}` : `第 ${stage} 关`

/** `10 题，答对 8 题过关，限时 5 分钟` */
export const stageTerms = ({
  questions,
  passCorrect,
  seconds,
}: Pick<StageLine, 'questions' | 'passCorrect' | 'seconds'>): string =>
  `${questions} 题，答对 ${passCorrect} 题过关，限时 ${spanOfSeconds(seconds)}`

export const chancesWords = (chances: readonly Pick<StageChances, 'count'>[]): string => {
  const count = chances.reduce((sum, one) => sum + one.count, 0)
  return count > 0 ? `抽奖 ${formatNumber(count)} 次` : ''
}

type Standing = Pick<StageLine, 'stage' | 'state' | 'best' | 'attemptsLeft' | 'dueAt' | 'questions'>

const bestWords = ({ best, questions }: Standing): string =>
  best === null ? '' : `最好成绩 ${best} / ${questions}`

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(' · ')

const standings: Record<StageLine['state'], (line: Standing, now: number) => string> = {
  open: (line) => joined(`今天还可答 ${line.attemptsLeft} 次`, bestWords(line)),
  running: ({ dueAt }, now) => (dueAt === null ? '不限时，可以继续' : `${momentWords(dueAt, now)} 前交卷`),
  held: () => '成绩核实中',
  passed: (line) => bestWords(line) || '已通过',
  locked: ({ stage }) => `通过第 ${stage - 1} 关后开启`,
  spent: (line) => joined('今天的次数已用完', bestWords(line)),
  barred: () => '等级不够，还不能答',
}

/** What may be done only while the quiz is live. */
const LIVE_ONLY: readonly StageLine['state'][] = ['open', 'spent', 'locked', 'barred']

interface Moment {
  now: number
  isLive: boolean
}

export const standingWords = (line: Standing, { now, isLive }: Moment): string =>
  !isLive && LIVE_ONLY.includes(line.state) ? bestWords(line) : standings[line.state](line, now)

/** Null: nothing can be said of it before it begins, or after its end. */
export const stateName = ({ state }: Pick<StageLine, 'state'>, isLive: boolean): string | null =>
  !isLive && LIVE_ONLY.includes(state) ? null : stateNames[state]

const stateNames: Record<StageLine['state'], string> = {
  open: '可以答',
  running: '进行中',
  held: '核实中',
  passed: '已通过',
  locked: '未开启',
  spent: '明天再答',
  barred: '未开放',
}

/** How it is played, where the published rules leave it to the page: in numbers that hold today. */
export const playingRules = ({
  graceSeconds,
  reviewHours,
}: Pick<QuizPage, 'graceSeconds' | 'reviewHours'>) => [
  `计时以服务器为准。退出后继续计时，时间到自动交卷；网络延迟 ${graceSeconds} 秒内送达的答案仍计入`,
  '多选题全部选对才算答对。答案和讲解在交卷后公布',
  `作答节奏异常的成绩先核实，最长 ${reviewHours} 小时，核实通过后到账，不会不经核实就取消`,
]

interface Told {
  title: string
  words: string
}

/** Above the stages: why nothing can be begun. */
export function barWords({
  state,
  startsAt,
  gate,
}: Pick<QuizPage, 'state' | 'startsAt' | 'gate'>): Told | null {
  const told: Record<QuizPage['state'], Told | null> = {
    soon: {
      title: `${formatDay(dayOf(startsAt))} ${timeOf(startsAt)} 开始`,
      words: '开始后在这里答题，可以先看规则',
    },
    paused: { title: '活动暂停中', words: '恢复后可以继续。已开始的可以答完交卷，奖励在恢复后到账' },
    over: { title: '活动已结束', words: '不能再开始新的一关，已得的奖励不受影响' },
    live:
      gate === null
        ? null
        : { title: `${tierTitle(gate)}可以参加`, words: '升到这一级后就能答题，现在可以先看规则' },
  }
  return told[state]
}

const closedBecause: Record<ClosedBecause, string> = {
  soon: '还没有开始',
  paused: '活动暂停中',
  over: '活动已结束',
  spent: '今天的次数已用完，明天再来',
  none: '现在没有可答的关卡',
}

export function actWords(act: QuizAct): string {
  if (act.kind === 'go-on') return `继续第 ${act.stage.stage} 关`
  if (act.kind === 'start') return `开始第 ${act.stage.stage} 关`
  if (act.kind === 'review') return '查看核实进度'
  if (act.kind === 'raise-tier') return `去升级${tierTitle(act.tier)}`
  if (act.kind === 'done') return act.drawId ? '已全部通过，去抽奖' : '已全部通过'
  return closedBecause[act.because]
}

/** Under a tap that did not begin anything. */
export const startTroubleWords = (trouble: string): string =>
  trouble === 'OFFLINE' ? '网络不可用。如果已经开始计时，联网后再点一次会接着答' : wordsFor(trouble)

export const cardNote = ({ stages, passed }: { stages: number; passed: number }): string =>
  passed > 0 ? `已通过 ${passed} / ${stages} 关` : `共 ${stages} 关`

// ---- a question

export const kindNames: Record<QuestionKind, string> = {
  single: '单选',
  multiple: '多选',
  'true-false': '判断',
}

export const kindHints: Record<QuestionKind, string> = {
  single: '',
  multiple: '选出所有正确的',
  'true-false': '',
}

export const progressLabel = (place: number, answered: number, questions: readonly AskedQuestion[]): string =>
  `第 ${place + 1} 题，共 ${questions.length} 题，已答 ${answered} 题`

export const passWords = ({ passCorrect }: Pick<OpenAttempt, 'passCorrect'>): string =>
  `答对 ${passCorrect} 题过关`

/** What leaving does. The phone of the test is not what counts. */
export const leavingWords = (
  { dueAt, closesAt }: Pick<OpenAttempt, 'dueAt' | 'closesAt'>,
  now: number,
): string =>
  dueAt === null
    ? `不限时。退出后可以再回来，${momentWords(closesAt, now)} 前交卷，答案在交卷后公布。`
    : `计时以服务器为准。退出后继续计时，${timeOf(dueAt)} 前回来可继续，答案在交卷后公布。`

export const handInTitle = (unanswered: number): string =>
  unanswered > 0 ? `还有 ${unanswered} 题未答` : '全部题目已作答'

export const handInNote = (unanswered: number): string =>
  unanswered > 0 ? '未答的按答错计。点题号可以回去补答' : '交卷后不能再改。点题号可以回去检查'

/** What stands above the question when the phone can't reach the server. */
export function connectionWords({ isTimeUp, isHandedIn }: { isTimeUp: boolean; isHandedIn: boolean }): Told {
  if (isTimeUp)
    return {
      title: '时间到，正在等待联网',
      words: '到点前送达的答案会计分，没有送达的不计入。联网后自动显示成绩',
    }
  if (isHandedIn)
    return {
      title: '已交卷，正在等待联网',
      words: '答案已存在手机上，联网后自动提交。请在时间到之前联网，才会计入成绩',
    }
  return { title: '网络不可用，可以继续作答', words: '答案已存在手机上，联网后自动提交' }
}

// ---- the result

type Scored = Pick<
  ScoredAttempt,
  'passed' | 'correct' | 'total' | 'passCorrect' | 'reward' | 'points' | 'growth' | 'reviewBy' | 'endedBy'
>

export function resultTitle({ passed, reward }: Scored): string {
  if (!passed) return '没有通过'
  if (reward === 'held') return '成绩核实中'
  return reward === 'rejected' ? '核实未通过' : '通过'
}

/** What is between the score and passing, or what passing means. */
export function resultNote({ passed, reward, correct, passCorrect }: Scored): string {
  if (!passed) return `还差 ${passCorrect - correct} 题过关`
  if (reward === 'held') return `答对 ${correct} 题，达到过关要求`
  return reward === 'rejected' ? '这一关不计通过' : `达到过关要求的 ${passCorrect} 题`
}

export const endedWords = ({ endedBy }: Pick<Scored, 'endedBy'>): string =>
  endedBy === 'clock' ? '时间到，自动交卷' : ''

type Rewarded = Pick<Scored, 'reward' | 'passed' | 'points' | 'growth'>

const rewardTitles = {
  granted: '奖励已到账',
  held: '核实后到账',
  withheld: '奖励暂缓发放',
  rejected: '没有发放奖励',
}

export function rewardTitle({ reward, passed, points, growth }: Rewarded): string {
  if (reward !== 'none') return rewardTitles[reward]
  if (!passed) return '通过后可得'
  return points + growth > 0 ? '这一关的奖励已经发过' : '通过得到'
}

/** One word for where it stands. */
export const rewardTag = (
  reward: Scored['reward'],
): { words: string; tone: 'accent' | 'fruit' | 'plain' } | null =>
  ({
    none: null,
    granted: { words: '已发放', tone: 'accent' as const },
    held: { words: '核实中', tone: 'fruit' as const },
    withheld: { words: '待补发', tone: 'fruit' as const },
    rejected: { words: '未通过', tone: 'plain' as const },
  })[reward]

/** When it comes, or what it depends on. */
export function rewardNote(scored: Scored, now: number): string {
  const { reward, reviewBy, passed, points, growth } = scored
  if (reward === 'held')
    return reviewBy === null
      ? '核实后自动到账'
      : `作答速度与平时不同，需要核实，最迟${momentWords(reviewBy, now)} 有结果`
  if (reward === 'withheld') return '条件满足后自动补发，不用再操作'
  if (reward === 'rejected') return '如有疑问，可以联系客服，并说明这一关的时间'
  if (reward === 'granted') return ''
  return passed && points + growth > 0 ? '同一关只发一次，没有重复发放' : ''
}

export const nextWords = ({
  nextStage,
  passed,
  attemptsLeft,
}: Pick<ScoredAttempt, 'nextStage' | 'passed' | 'attemptsLeft'>): string => {
  if (nextStage !== null) return `去第 ${nextStage} 关`
  if (passed) return '返回活动'
  return attemptsLeft > 0 ? `再答一次，今天还有 ${attemptsLeft} 次` : '返回活动，明天再答'
}

/** `你选了 A、C`; nothing chosen is said too. */
export const chosenWords = (chosen: readonly string[]): string =>
  chosen.length ? `你选了 ${chosen.join('、')}` : '你没有作答'

export const answerWords = (answer: readonly string[]): string => `正确答案 ${answer.join('、')}`

/** How an option is read out: what it is, and what it was. */
export function optionLabel(
  option: { key: string; text: string },
  { chosen, right }: { chosen: boolean; right: boolean },
): string {
  return [`${option.key}，${option.text}`, right ? '正确答案' : '', chosen ? '你的选择' : '']
    .filter(Boolean)
    .join('，')
}
