/** `POST /wxa/getwxacodeunlimit`: a picture that leads to a page with a scene; JSON only when refused. */
import type { Call, Endpoint } from '../endpoint.ts'
import { drawCode } from '../pictures/draw-code.ts'
import { optionalTextIn } from '../wire/arguments.ts'
import { isPublished } from '../wire/pages.ts'
import { WechatRefusal } from '../wire/refusal.ts'

const sceneMax = 32
const sceneAlphabet = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/
const reserved = 'scancode_time'
const versions = new Set(['release', 'trial', 'develop'])
const [narrowestPx, usualPx, widestPx] = [280, 430, 1280]

export const miniProgramCode: Endpoint = {
  method: 'POST',
  path: '/wxa/getwxacodeunlimit',
  proof: 'access-token',
  malformed: 40169,
  answer(state, call) {
    const scene = sceneIn(call)
    const page = pageIn(call)
    const envVersion = optionalTextIn(call.body, 'env_version') || 'release'
    if (!versions.has(envVersion)) throw new WechatRefusal(40097)
    const widthPx = widthIn(call)
    const color = colorIn(call)
    const { appid } = call.app
    const text = `https://wxcode.invalid/?${new URLSearchParams({ appid, page, scene, envVersion })}`
    state.qrCodes.keep({ at: state.clock.now(), appid, scene, page, envVersion, widthPx, text })
    return drawCode(text, { widthPx, color, isTransparent: call.body.is_hyaline === true })
  },
}

function sceneIn({ body: { scene } }: Call): string {
  if (typeof scene !== 'string' || scene.length < 1 || scene.length > sceneMax) throw new WechatRefusal(40169)
  if (!sceneAlphabet.test(scene)) throw new WechatRefusal(40129)
  if (scene.includes(reserved)) throw new WechatRefusal(85096)
  return scene
}

function pageIn({ app, body }: Call): string {
  const page = optionalTextIn(body, 'page')
  if (page.includes(reserved)) throw new WechatRefusal(85096)
  if (page.startsWith('/') || page.includes('?')) throw new WechatRefusal(41030)
  if (body.check_path !== false && !isPublished(app, page)) throw new WechatRefusal(41030)
  return page
}

function widthIn({ body: { width = usualPx } }: Call): number {
  if (typeof width !== 'number' || !Number.isInteger(width)) throw new WechatRefusal(40097)
  return Math.min(widestPx, Math.max(narrowestPx, width))
}

export interface Color {
  r: number
  g: number
  b: number
}

/** Each part as a number or as its digits, as WeChat takes them. */
function colorIn({ body: { auto_color, line_color } }: Call): Color {
  const color: Record<string, unknown> =
    auto_color === true || typeof line_color !== 'object' || line_color === null ? {} : { ...line_color }
  return { r: shadeOf(color.r), g: shadeOf(color.g), b: shadeOf(color.b) }
}

function shadeOf(part: unknown): number {
  const shade = Number(part ?? 0)
  if (!Number.isInteger(shade) || shade < 0 || shade > 255) throw new WechatRefusal(40097)
  return shade
}
