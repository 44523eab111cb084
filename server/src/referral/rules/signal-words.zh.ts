/** What both are told while somebody takes a second look, and why. */
import type { Signal } from './guards.ts'

export const signalWords: Record<Signal, string> = {
  'same-device': '这台设备上还登录过其他会员',
  'same-ip': '同一邀请人的多位好友来自同一网络',
  'same-ship': '多位好友填写了同一个收货地址',
  burst: '同一邀请人在一小时内邀请了较多好友',
  rhythm: '多位好友接受邀请的时间间隔几乎相同',
  haste: '打开邀请后立即接受，时间短于阅读规则所需',
  'fresh-inviter': '邀请人刚刚注册',
  'ring-mark': '与邀请链上的其他成员使用了同一设备或网络',
  'risk-high': '微信提示该账号存在风险',
  'risk-unknown': '微信暂时无法给出该账号的风险结果',
}

const isSignal = (signal: string): signal is Signal => Object.hasOwn(signalWords, signal)

export const signalSentence = (signal: string): string => (isSignal(signal) ? signalWords[signal] : signal)
