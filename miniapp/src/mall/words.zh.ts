/** What the mall says where the sentence depends on the facts. */
import type { Order, OrderState, OrderStep, ProductKind, Sku, TierGate, Tile } from '@laurel/shared/mall'
import type { Setting } from '@laurel/shared/outreach'
import { dayOf, timeOf } from '../platform/clock.ts'
import { formatDay, formatNumber } from '../ui/numbers.ts'
import { tierTitle } from '../words.zh.ts'
import type { ConfirmAct, Phase, ProductAct } from './acts.ts'
import type { NextSignIn } from './gap.ts'
import type { News, OrderFilter, ShelfChoice } from './store.ts'

export interface TileNote {
  text: string
  tone: 'plain' | 'fruit'
}

const unitWords: Record<ProductKind, string> = { goods: '件', code: '张' }

export function tileNote(
  tile: Pick<Tile, 'kind' | 'pricePoints' | 'stock'>,
  balance: number | null,
): TileNote {
  if (tile.stock === 0) return { text: '已换完', tone: 'plain' }
  if (balance !== null && balance < tile.pricePoints)
    return { text: `还差 ${formatNumber(tile.pricePoints - balance)}`, tone: 'fruit' }
  return { text: `剩 ${formatNumber(tile.stock)} ${unitWords[tile.kind]}`, tone: 'plain' }
}

/** What the member has allowed of messages about parcels. */
export function tellWords({ granted, isWanted }: Pick<Setting, 'granted' | 'isWanted'>): string {
  if (!isWanted) return '已在消息设置里关闭，可以随时打开'
  return granted > 0 ? `已允许，还可以发 ${granted} 条` : '微信发一条服务消息，不发推广'
}

export const sortWords = {
  shelf: '综合排序',
  'price-up': '积分从低到高',
  'price-down': '积分从高到低',
  newest: '最新上架',
} as const

/** Beside the price: what the member has, and what is missing. */
export function balanceNote(balance: number, pricePoints: number): TileNote {
  const has = `你有 ${formatNumber(balance)}`
  if (balance >= pricePoints) return { text: has, tone: 'plain' }
  return { text: `${has}，还差 ${formatNumber(pricePoints - balance)}`, tone: 'fruit' }
}

export const stockFact = ({ stock }: Pick<Sku, 'stock'>, kind: ProductKind): string =>
  stock === 0 ? '已换完' : `剩 ${formatNumber(stock)} ${unitWords[kind]}`

export function limitFact({ limitPerMember, limitLeft }: Sku, kind: ProductKind): string {
  if (limitPerMember === null) return '不限数量'
  const rule = `每人限 ${formatNumber(limitPerMember)} ${unitWords[kind]}`
  if (limitLeft === null) return rule
  return limitLeft === 0
    ? `${rule}，你已换满`
    : `${rule}，你还可换 ${formatNumber(limitLeft)} ${unitWords[kind]}`
}

export const deliveryFacts: Record<ProductKind, string> = {
  goods: '快递到你选的地址，包邮',
  code: '兑换后立即显示券码，可复制',
}

/** Of a gift, which nothing is paid for. */
export const giftFacts: Record<ProductKind, string> = {
  goods: '不用积分，每月领一份，快递到你选的地址。',
  code: '不用积分，每月领一份，领取后立即显示券码，可复制。',
}

export const cancelFacts: Record<ProductKind, string> = {
  goods: '发货前可取消，积分退回原批次',
  code: '券码发出后不能取消',
}

const closedWords = {
  SKU_OFF_SHELF: '已下架',
  STOCK_EMPTY: '已换完',
  LIMIT_REACHED: '已达限兑数量',
} as const

/** On the picture, beside a lock. */
export const gateTag = ({ name }: Pick<TierGate, 'name'>): string => `${tierTitle(name)}可换`

/** What a member still needs to get there; a guest has to sign in to hear it. */
export const gateWords = ({ missing }: Pick<TierGate, 'missing'>): string =>
  missing === null ? '登录后看离它还有多远' : `还差 ${formatNumber(missing)} 成长值`

export function actWords(act: ProductAct): string {
  if (act.kind === 'sign-in') return '登录后兑换'
  if (act.kind === 'redeem') return '立即兑换'
  if (act.kind === 'raise-tier') return `看怎样升级${tierTitle(act.gate.name)}`
  if (act.kind === 'close-gap') return `看怎样补足 ${formatNumber(act.gapPoints)} 积分`
  return closedWords[act.bar]
}

const stateWords: Record<OrderState, string> = {
  placed: '待发货',
  fulfilling: '备货中',
  shipped: '运输中',
  received: '已完成',
  cancelled: '已取消',
}

export const orderStateWord = (state: OrderState): string => stateWords[state]

/** A gift of the tier, or a prize. */
const FREE_BACK = '礼遇可以再领，抽奖的奖品取消后不再补发'

/** What happens next, or what the state means for the member. */
export function nextStepOf(order: Pick<Order, 'state' | 'kind' | 'pricePoints' | 'mayCancel'>): string {
  const isFree = order.pricePoints === 0
  const refund = `${formatNumber(order.pricePoints)} 积分`
  const before = order.mayCancel ? `。发货前可以取消，${isFree ? FREE_BACK : `退回 ${refund}`}` : ''
  const words: Record<OrderState, string> = {
    placed: `等待发货，发出后这里会有快递单号${before}`,
    fulfilling: `正在备货，发出后这里会有快递单号${before}`,
    shipped: '包裹已交给快递，收到后请确认收货',
    received: order.kind === 'code' ? '券码已发放，出示或复制即可使用' : '已确认收货，兑换完成',
    cancelled: isFree ? `订单已取消。${FREE_BACK}` : `${refund}已退回原批次`,
  }
  return words[order.state]
}

const pastWords: Record<OrderState, string> = {
  placed: '提交兑换',
  fulfilling: '开始备货',
  shipped: '商品发出',
  received: '确认收货',
  cancelled: '取消兑换',
}

export function stepWords({ state, by }: Pick<OrderStep, 'state' | 'by'>, kind: ProductKind): string {
  if (state === 'received' && kind === 'code') return '券码发放'
  if (state === 'received' && by === 'system') return '自动确认收货'
  if (state === 'cancelled' && by !== 'member') return by === 'operator' ? '商家取消' : '系统取消'
  return pastWords[state]
}

/** An empty shelf says which choice emptied it. */
export function noTilesWords(
  { search, category, affordable }: ShelfChoice,
  balance: number | null,
): { title: string; note: string } {
  if (search) return { title: `没有找到「${search}」`, note: '换一个词，或看看全部商品' }
  if (affordable && balance !== null)
    return { title: '现在还没有能换的', note: `你有 ${formatNumber(balance)} 积分，签到可以继续攒` }
  if (category) return { title: `「${category}」里暂时没有商品`, note: '其他分类里还有' }
  return { title: '货架正在布置', note: '上架后会出现在这里，下拉可以刷新' }
}

export const elsewhereWords = (balance: number | null): string => (balance === null ? '看别的' : '看看能换的')

/** As the order will be called. */
export const skuTitle = (product: string, sku: string): string =>
  product === sku ? product : `${product} · ${sku}`

export const pieceWords: Record<ProductKind, string> = { goods: '1 件 · 包邮', code: '1 张 · 立即可用' }

export function confirmWords(act: ConfirmAct, pricePoints: number): string {
  if (act.kind === 'sending') return '正在兑换…'
  if (act.kind === 'waiting') return '待发送'
  if (act.kind === 'choose-address') return '选择收货地址'
  if (act.kind === 'redeem') return `确认兑换 ${formatNumber(pricePoints)} 积分`
  if (act.kind === 'close-gap') return `还差 ${formatNumber(act.gapPoints)} 积分`
  return actWords(act)
}

/** Nothing was taken, and nothing is kept back either. */
export const notTakenWords = (sku: Pick<Sku, 'stock'>, kind: ProductKind): string =>
  sku.stock === 0 ? '没有扣除任何积分。' : `没有扣除任何积分。库存${stockFact(sku, kind)}，不能为你预留。`

export function afterSignInWords({ when, points }: NextSignIn, gapPoints: number): string {
  const day = when === 'today' ? '今天签到' : '明天签到'
  return points >= gapPoints ? `${day}就够了` : `${day}后还差 ${formatNumber(gapPoints - points)}`
}

export const withinWords = (balance: number): string => `${formatNumber(balance)} 积分以内的商品`

/** Said when the member has gone elsewhere meanwhile. */
export const arrivedWords = (kind: News['kind'], balance: number): string =>
  kind === 'given' ? '礼遇已领取，可以到订单里查看' : `兑换成功，余额 ${formatNumber(balance)}`

export const lapsedWords = '这笔兑换超过 24 小时没有回音，已停止发送。请先到订单里核对，再决定要不要重新兑换'

/** 11 月 21 日 09:41; of another year, with the year. */
export function momentWords(at: number, now: number): string {
  const day = dayOf(at)
  const year = day.slice(0, 4) === dayOf(now).slice(0, 4) ? '' : `${day.slice(0, 4)} 年 `
  return `${year}${formatDay(day)} ${timeOf(at)}`
}

/** A gift costs no points and is given once a period. */
export function giftWords(facts: {
  phase: Phase
  needsAddress: boolean
  stock: number
  retry: boolean
}): string {
  if (facts.phase === 'sending') return '正在领取…'
  if (facts.phase === 'waiting') return '待发送'
  if (facts.stock === 0) return '已领完，补货后可领'
  if (facts.needsAddress) return '选择收货地址'
  return facts.retry ? '再试一次' : '领取礼遇'
}

export const filterWords: Record<OrderFilter, string> = {
  all: '全部',
  open: '进行中',
  received: '已完成',
  cancelled: '已取消',
}

/** Counts only when the whole shelf has been seen. */
export function withinReachNote(balance: number, reach: { count: number; isAll: boolean }): string {
  const has = `你有 ${formatNumber(balance)} 积分`
  return reach.isAll && reach.count > 0 ? `${has}，现在能换 ${reach.count} 件商品` : has
}

export const cancelQuestion = (pricePoints: number) => ({
  title: '取消这笔兑换？',
  words: pricePoints > 0 ? `${formatNumber(pricePoints)} 积分会退回原批次。` : `${FREE_BACK}。`,
  yes: '取消兑换',
  no: '再想想',
})

export const receiveQuestion = {
  title: '已经收到商品了？',
  words: '确认收货后订单完成，不能再撤回。',
  yes: '确认收货',
  no: '还没收到',
}

export const newsWords: Record<News['kind'], string> = {
  redeemed: '兑换成功',
  cancelled: '已取消，已退回',
  given: '礼遇已领取',
}

export const balanceWords = (balance: number): string => `余额 ${formatNumber(balance)} 积分`

/** What is kept on the phone until the network is back. */
export const waitingActWords: Record<'cancel' | 'receive', string> = {
  cancel: '取消申请已保存在本机，联网后自动提交',
  receive: '确认收货已保存在本机，联网后自动提交',
}

export function endWords({ more, loadingMore }: { more: boolean; loadingMore: boolean }): string {
  if (!more) return '都在这里了'
  return loadingMore ? '正在加载…' : '继续看后面的'
}
