/** WeChat's question whether a message may be sent, at the tap that wants it; each yes is good for one message. */
import Taro from '@tarojs/taro'
import { emulate } from './emulator.ts'
import { isWeChat } from './host.ts'
import { chosenDemoMember } from './login.ts'

export type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter'

export type Subscribed =
  | { state: 'answered'; answer: SubscribeAnswer }
  /** All messages of this mini program are switched off in its settings at WeChat. */
  | { state: 'switched-off' }
  /** WeChat did not ask, or could not be reached. */
  | { state: 'failed' }
  /** Not inside WeChat. */
  | { state: 'unsupported' }

const SWITCHED_OFF = 20004
const ANSWERS: readonly string[] = ['accept', 'reject', 'ban', 'filter']

/** Must be called by the tap itself: WeChat refuses to ask after anything was waited for. */
export function askToSubscribe(templateId: string): Promise<Subscribed> {
  return isWeChat ? askWeChat(templateId) : askPreview(templateId)
}

async function askWeChat(templateId: string): Promise<Subscribed> {
  try {
    // Taro's type also wants what only another platform knows.
    const options = { tmplIds: [templateId] } as Taro.requestSubscribeMessage.Option
    const answers = (await Taro.requestSubscribeMessage(options)) as unknown as Record<string, string>
    return answerOf(answers[templateId] ?? '')
  } catch (error) {
    return { state: (error as { errCode?: number }).errCode === SWITCHED_OFF ? 'switched-off' : 'failed' }
  }
}

const answerOf = (answer: string): Subscribed =>
  // With a sound or by another way is an accept all the same.
  ANSWERS.includes(answer) || answer.startsWith('accept')
    ? { state: 'answered', answer: (ANSWERS.includes(answer) ? answer : 'accept') as SubscribeAnswer }
    : { state: 'failed' }

async function askPreview(templateId: string): Promise<Subscribed> {
  const member = chosenDemoMember()
  if (!member) return { state: 'unsupported' }
  try {
    await emulate(`users/${member.openid}/subscribe`, { answers: { [templateId]: 'accept' } })
    return { state: 'answered', answer: 'accept' }
  } catch {
    return { state: 'failed' }
  }
}

/** WeChat's own page of this mini program's settings. */
export async function openWeChatSettings(): Promise<void> {
  if (isWeChat) await Taro.openSetting({ withSubscriptions: true }).catch(() => undefined)
}
