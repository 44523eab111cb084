/** What people read. One sentence for each refusal: what is so, and what would change it. */
import type { CommonRefusal } from './call.ts'
import type { Reason } from './points.ts'

export const refusalWords = {
  INPUT_INVALID: '提交的内容不完整或格式不对，请检查后再试',
  SESSION_MISSING: '请先登录',
  SESSION_EXPIRED: '登录已过期，请重新登录',
  SESSION_REVOKED: '登录已失效，请重新登录',
  ROLE_MISSING: '当前账号没有这项权限',
  KEY_MISSING: '请求缺少幂等键，没有执行',
  KEY_REUSED: '同一个幂等键已用于另一个请求，没有执行',
  ROW_CONFLICT: '同一时间有另一个操作改动了它，请刷新后再试',
  ROUTE_UNKNOWN: '没有这个地址',
  RATE_EXCEEDED: '操作太频繁，请稍后再试',
  SERVER_BUSY: '系统繁忙，请稍后再试',
  SERVER_FAULT: '系统出了问题，我们已记录，请稍后再试',
  CODE_INVALID: '微信登录凭证已失效，请再试一次',
  CONSENT_MISSING: '首次登录需要先同意用户协议与隐私政策',
  CONSENT_OUTDATED: '协议已更新，请阅读新版后再同意',
  MEMBER_BLOCKED: '微信提示该账号存在风险，暂时不能登录',
  WECHAT_BUSY: '微信服务暂时没有响应，请稍后再试',
  PASSWORD_WRONG: '账号或密码不对',
  LOGIN_TAKEN: '这个登录名已被使用',
  BUDGET_UNKNOWN: '没有这个预算',
  BUDGET_EXHAUSTED: '活动预算已用完，没有扣除任何积分',
  BUDGET_WINDOW_FULL: '本期的发放额度已用完，请下一期再来，没有扣除任何积分',
  CURRENCY_MISMATCH: '预算的币种不对',
  TOPUP_UNKNOWN: '没有这笔追加申请',
  TOPUP_DECIDED: '这笔追加申请已处理过',
  TOPUP_OWN: '申请人不能复核自己的申请',
  TASK_UNKNOWN: '没有这个任务',
  TASK_CLOSED: '任务暂未开放',
  TASK_ALREADY_CLAIMED: '今天已签到',
  PRODUCT_UNKNOWN: '没有这件商品，或已下架',
  SKU_UNKNOWN: '没有这个规格',
  SKU_OFF_SHELF: '商品已下架，没有扣除任何积分',
  SKU_STOCKED_BY_CODES: '券码类商品的库存由导入的券码决定',
  SKU_TAKES_NO_CODES: '这个规格不是券码类商品',
  STOCK_EMPTY: '已换完，没有扣除任何积分',
  LIMIT_REACHED: '已达到每人限兑数量，没有扣除任何积分',
  ADDRESS_MISSING: '请先选择收货地址',
  BALANCE_TOO_LOW: '积分不足，没有扣除任何积分',
  ORDER_UNKNOWN: '没有这个订单',
  ORDER_CLOSED: '订单当前状态不能这样操作',
  AMOUNT_INVALID: '数额必须是正整数',
  TRANSFER_MISMATCH: '同一笔转账编号对应了不同的内容，没有执行',
  TRANSFER_UNKNOWN: '没有这笔转账',
  TRANSFER_IS_REVERSAL: '冲正不能再次冲正',
  REVERSAL_EXCEEDS: '冲正超过了原转账',
  HOLD_EMPTY: '暂存已空',
  ACCOUNT_SHORT: '账户余额不足',
} as const satisfies Record<CommonRefusal, string> & Record<string, string>

export type RefusalCode = keyof typeof refusalWords

export const reasonWords: Record<Reason, string> = {
  'sign-in': '每日签到',
  redeem: '兑换',
  cancel: '取消兑换，退回',
  expire: '积分到期',
  gift: '赠送',
  correction: '更正',
  fill: '预算注入',
  cost: '兑换成本',
}

/** How a member is called who gave no name. */
export const memberCalled = (tail: string): string => `会员${tail}`
