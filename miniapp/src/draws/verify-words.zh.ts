/** What the page says on which a draw is drawn anew. */
import type { LogFault, LogFaultCode } from '@laurel/shared/draw-log'
import type { DrawLog, DrawPage, LogPrize } from '@laurel/shared/draws'
import { formatNumber } from '../ui/numbers.ts'
import type { Holds, OwnCheck } from './own-check.ts'
import { momentWords, shortHex, untilWords } from './words.zh.ts'

export interface Step {
  title: string
  note: string
  holds: Holds
}

// ---- before the seed is told

/** What nobody can change any more, although the seed is not told yet. */
export const fixedNotes = ({ commitment, drawn }: Pick<DrawLog, 'commitment' | 'drawn'>): string[] => [
  `种子在第一次抽奖之前就已定下，它的摘要 ${shortHex(commitment)} 公布在活动页，换掉种子，摘要就对不上`,
  `已有 ${formatNumber(drawn)} 次结果，每一次的封印都接在上一次之后，改动任何一次，后面的封印全部对不上`,
]

export const seedWhen = ({ endsAt }: Pick<DrawPage, 'endsAt'>, now: number): string =>
  `${untilWords(endsAt, now)} 活动结束后公布种子，那时可以重算每一次结果`

// ---- one's own number, step by step

const sealNotes: Record<string, string> = {
  true: '和得到结果时存在本机的一致',
  false: '和得到结果时存在本机的不一致，这条记录被改动过',
  null: '本机没有存过这一次的封印',
}

const sealStep = ({ entry, sealHolds, keptHolds }: OwnCheck, now: number): Step => ({
  title: '结果的封印',
  note: `${momentWords(entry.at, now)}，封印 ${shortHex(entry.head)}，${
    sealHolds ? '由这次结果和上一次的封印算出' : '和这次结果对不上'
  }。${sealNotes[String(keptHolds)]}`,
  holds: sealHolds && keptHolds !== false,
})

function seedStep(log: DrawLog, { seedHolds }: OwnCheck): Step {
  if (log.seed === null) return { title: '种子和摘要', note: '种子还没有公布', holds: null }
  return {
    title: '种子和摘要',
    note: `种子 ${shortHex(log.seed)} 的 SHA-256 是${seedHolds ? '' : '别的值，不是'}公布过的 ${shortHex(log.commitment)}`,
    holds: seedHolds,
  }
}

function fallStep({ entry, fell, range }: OwnCheck): Step {
  const title = '号码的落点'
  if (fell === null || range === null) return { title, note: '公布种子后可以算出', holds: null }
  return {
    title,
    note: `用种子对第 ${formatNumber(entry.number)} 号和手机的随机数 ${shortHex(entry.nonce)} 计算，落在 ${formatNumber(fell)}（0 至 999,999）`,
    holds: fell >= range.from && fell <= range.to,
  }
}

const prizeNotes: Record<string, (picked: string, given: string) => string> = {
  true: (picked) => `属于“${picked}”，给的就是它`,
  false: (picked, given) => `属于“${picked}”，给的却是“${given}”`,
  null: (picked, given) => `属于“${picked}”，给的是保底“${given}”。它当时是否已发完，核对全部结果时一并核对`,
}

function prizeStep(log: DrawLog, { entry, range, prizeHolds }: OwnCheck): Step {
  const title = '对应的奖品'
  if (range === null) return { title, note: '公布种子后可以算出', holds: null }
  const given = log.prizes.find(({ key }) => key === entry.key)?.title ?? entry.key
  const words = prizeNotes[String(prizeHolds)]?.(range.prize.title, given) ?? ''
  return {
    title,
    note: `${formatNumber(range.from)} 至 ${formatNumber(range.to)} ${words}`,
    holds: prizeHolds,
  }
}

export const ownSteps = (log: DrawLog, check: OwnCheck, now: number): Step[] => [
  seedStep(log, check),
  fallStep(check),
  prizeStep(log, check),
  sealStep(check, now),
]

// ---- all of them

export const checkAllWords = ({ drawn, seed }: Pick<DrawLog, 'drawn' | 'seed'>): string =>
  `核对全部 ${formatNumber(drawn)} 次${seed === null ? '的封印' : ''}`

export const checkingWords = ({ checked, of }: { checked: number; of: number }): string =>
  `已核对 ${formatNumber(checked)} / ${formatNumber(of)}`

export const soundWords = ({
  of,
  hasSeed,
}: {
  of: number
  hasSeed: boolean
}): { title: string; note: string } => ({
  title: `${formatNumber(of)} 次结果全部对得上`,
  note: hasSeed
    ? '封印、顺序、库存、投放时间都对，每一次都能用种子重新算出'
    : '封印、顺序、库存、投放时间都对。种子公布后还可以重算每一次的落点',
})

const faultWords: Record<LogFaultCode, string> = {
  ODDS: '公布的概率加起来不是 100%',
  FALLBACK: '保底奖品不在奖品里，或者会发完',
  SEED: '种子的摘要和开奖前公布的不一致',
  NUMBER: '号码不连续，有缺少或重复',
  TIME: '时间早于前一次',
  NONCE: '手机的随机数不完整',
  PRIZE: '奖品不在公布的奖品里',
  SEAL: '封印对不上，这一次或之前的记录被改动过',
  GONE: '奖品当时已发完或还没有投放，却发了出去',
  PICK: '用种子算出的不是这份奖品',
  COUNT: '记录的次数和公布的次数不一致',
}

export const faultTitle = ({ number }: LogFault): string =>
  number === null ? '对不上' : `第 ${formatNumber(number)} 号对不上`

export const faultNote = ({ code }: LogFault): string => `${faultWords[code]}。可以截图联系客服核实`

const PERCENT = 100
const TENTH = 10

/** `4.4%`, to a tenth: a count, not a promise. */
const shareWords = (count: number, of: number): string =>
  of === 0 ? '0%' : `${formatNumber(Math.round((count / of) * PERCENT * TENTH) / TENTH)}%`

export interface Share {
  key: string
  title: string
  /** Of a whole. */
  share: number
  odds: number
  words: string
}

interface Counted {
  prizes: readonly LogPrize[]
  counts: Readonly<Record<string, number>>
  of: number
  oddsTotal: number
}

/** What came beside what was published. */
export const sharesOf = ({ prizes, counts, of, oddsTotal }: Counted): Share[] =>
  prizes.map(({ key, title, weight }) => {
    const count = counts[key] ?? 0
    return {
      key,
      title,
      share: of === 0 ? 0 : count / of,
      odds: weight / oddsTotal,
      words: `${formatNumber(count)} 次，占 ${shareWords(count, of)}`,
    }
  })
