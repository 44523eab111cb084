/** Asks whether a text may be shown to others. The author must have visited within two hours (61010). */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type App, sendAsApp } from './app-call.ts'

/** Where the text will stand. */
export const contentScenes = { profile: 1, comment: 2, forum: 3, log: 4 } as const
export type ContentScene = keyof typeof contentScenes

export interface TextAsked {
  openid: string
  scene: ContentScene
  /** At most 2,500 letters. */
  text: string
  nickname?: string
}

export interface TextVerdict {
  suggest: 'pass' | 'review' | 'risky'
  /** 100 is harmless; 10001 ads, 20001 politics, 20002 porn, 20003 abuse, and more. */
  label: number
  traceId: string
}

const reply = Compile(
  Type.Object({
    result: Type.Object({
      suggest: Type.Union([Type.Literal('pass'), Type.Literal('review'), Type.Literal('risky')]),
      label: Type.Integer(),
    }),
    trace_id: Type.String(),
  }),
)

/** When it throws, nobody has read the text: do not publish it. */
export async function checkText(
  app: App,
  { openid, scene, text, nickname }: TextAsked,
): Promise<TextVerdict> {
  const { result, trace_id: traceId } = await sendAsApp(app, {
    method: 'POST',
    path: '/wxa/msg_sec_check',
    body: {
      version: 2,
      openid,
      scene: contentScenes[scene],
      content: text,
      ...(nickname === undefined ? {} : { nickname }),
    },
    reply,
    repeatable: 'read',
  })
  return { suggest: result.suggest, label: result.label, traceId }
}
