/** Allowing one message: WeChat asks at the tap, and the server is told what was answered. */
import { outreachApi, type Settings } from '@laurel/shared/outreach'
import { create } from 'zustand'
import { ask } from '../platform/ask.ts'
import { troubleOf } from '../platform/remote.ts'
import { askToSubscribe, type SubscribeAnswer, type Subscribed } from '../platform/subscribe.ts'

/** Of the last tap: the answer, what kept WeChat from asking, or what the server said. */
export type AllowResult = SubscribeAnswer | Exclude<Subscribed['state'], 'answered'> | { trouble: string }

interface Allowing {
  busy: string | null
  last: { templateId: string; result: AllowResult } | null
}

const START: Allowing = { busy: null, last: null }

export const useAllowing = create<Allowing>(() => START)

export function resetAllowing(): void {
  useAllowing.setState(START)
}

/** Called by the tap itself; before WeChat has asked nothing may be waited for. */
export async function allowOnce(templateId: string, changed: (settings: Settings) => void): Promise<void> {
  if (useAllowing.getState().busy) return
  useAllowing.setState({ busy: templateId, last: null })
  const subscribed = await askToSubscribe(templateId)
  const result =
    subscribed.state === 'answered' ? await report(templateId, subscribed, changed) : subscribed.state
  useAllowing.setState({ busy: null, last: { templateId, result } })
}

async function report(
  templateId: string,
  { answer }: Extract<Subscribed, { state: 'answered' }>,
  changed: (settings: Settings) => void,
): Promise<AllowResult> {
  try {
    changed(await ask(outreachApi.answers, { answers: [{ templateId, answer }] }))
    return answer
  } catch (error) {
    return { trouble: troubleOf(error) }
  }
}
