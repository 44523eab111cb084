/** Has an image or a sound looked at; the verdict is pushed within 30 minutes as `wxa_media_check` with the same trace id. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type App, sendAsApp } from './app-call.ts'
import { type ContentScene, contentScenes } from './check-text.ts'

export interface MediaAsked {
  openid: string
  scene: ContentScene
  media: 'audio' | 'image'
  /** WeChat fetches it: at most 10 MB. */
  url: string
}

const mediaTypes = { audio: 1, image: 2 } as const
const reply = Compile(Type.Object({ trace_id: Type.String({ minLength: 1 }) }))

export async function checkMedia(
  app: App,
  { openid, scene, media, url }: MediaAsked,
): Promise<{ traceId: string }> {
  const { trace_id: traceId } = await sendAsApp(app, {
    method: 'POST',
    path: '/wxa/media_check_async',
    body: {
      media_url: url,
      media_type: mediaTypes[media],
      version: 2,
      scene: contentScenes[scene],
      openid,
    },
    reply,
    // Looked at twice, it gets two verdicts; ours is the one whose trace id we hold.
    repeatable: 'read',
  })
  return { traceId }
}
