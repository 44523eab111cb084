/** What the privacy centre says where the sentence depends on the facts. */
import type { CloseRefusal, MyRecords } from '@laurel/shared/people'
import { wordsFor } from '../platform/answers.ts'
import { formatNumber } from '../ui/numbers.ts'
import type { Format } from './take-along.ts'

export const formatWords: Record<Format, { title: string; note: string }> = {
  json: { title: 'JSON 文件', note: '一个文件，适合交给其他程序' },
  csv: { title: 'CSV 表格', note: '一个压缩包，每类一张表，可用表格软件打开' },
}

export const countWords = (count: number): string => (count > 0 ? `${formatNumber(count)} 条` : '没有')

const KB = 1024

export function sizeWords(sizeBytes: number): string {
  if (sizeBytes <= 0) return ''
  return sizeBytes < KB * KB
    ? `${formatNumber(Math.max(1, Math.round(sizeBytes / KB)))} KB`
    : `${formatNumber(Math.round(sizeBytes / KB / KB))} MB`
}

export const progressWords = (percent: number): string => (percent > 0 ? `正在导出 ${percent}%` : '正在导出')

const exportTroubles: Partial<Record<string, string>> = {
  OFFLINE: '网络不可用，没有导出任何内容，联网后再试一次',
  RATE_EXCEEDED: '每小时最多导出 3 次，请稍后再试',
}

export const exportTrouble = (code: string): string => exportTroubles[code] ?? wordsFor(code)

export const everywhereQuestion = {
  title: '退出所有设备',
  words: '包括这台手机。积分和订单不变，随时可以再登录',
  yes: '全部退出',
  no: '取消',
}

export const deedTrouble = (code: string): string =>
  code === 'OFFLINE' ? '网络不可用，没有提交，联网后再试一次' : wordsFor(code)

// ---- closing the account

/** What is typed to show that it is meant. */
export const CLOSE_WORD = '注销'

/** What the member has to do first. */
export const hindranceWords: Record<MyRecords['hindrances'][number], { title: string; label: string }> = {
  ORDER_OPEN: { title: '有订单还没有结束', label: '去处理' },
}

export const openOrdersWords = (count: number): string => `${formatNumber(count)} 单进行中，先收货或取消`

/** Why the button is closed, or what it does. */
export function closeAct({
  mayClose,
  understood,
  typed,
}: {
  mayClose: boolean
  understood: boolean
  typed: string
}): {
  isReady: boolean
  words: string
} {
  if (!mayClose) return { isReady: false, words: '请先处理订单' }
  if (!understood) return { isReady: false, words: '请先勾选确认' }
  if (typed.trim() !== CLOSE_WORD) return { isReady: false, words: `请输入“${CLOSE_WORD}”` }
  return { isReady: true, words: '注销账号' }
}

export const understoodWords = (points: number): string =>
  points > 0
    ? `我知道 ${formatNumber(points)} 积分会立即失效，注销后不能恢复`
    : '我知道注销后不能恢复，再登录是一个新账号'

const closeTroubles: Partial<Record<CloseRefusal | 'OFFLINE', string>> = {
  OFFLINE: '没有收到回音，不确定是否已注销。联网后下拉刷新本页就能看到',
  BALANCE_CHANGED: '积分余额刚刚变了，已更新为现在的数，请核对后再确认。账号没有注销',
  ORDER_OPEN: '有订单还没有结束，账号没有注销',
}

export const closeTrouble = (code: string): string =>
  closeTroubles[code as CloseRefusal | 'OFFLINE'] ?? wordsFor(code)

export const closeQuestion = (points: number) => ({
  title: '注销账号',
  words: points > 0 ? `${formatNumber(points)} 积分会立即失效，注销后不能恢复` : '注销后不能恢复',
  yes: '确认注销',
  no: '再想想',
})
