/** Who is asked: the emulator, or with `WX_LIVE=1` WeChat itself. */
import { must } from '@laurel/server/platform/must'
import { createWechat } from '@laurel/server/platform/wechat/index'
import { startEmulator } from '@laurel/wechat-emulator'

export interface Facts {
  appid: string
  secret: string
  token: string
  /** Of somebody who opened the mini program within two hours; null when nobody is named. */
  openid: string | null
}

export interface Asked {
  method: 'GET' | 'POST'
  query: Record<string, string>
  /** As it goes over the wire. */
  body?: string
}

export interface Answered {
  status: number
  contentType: string
  bytes: Buffer
}

export interface Target {
  name: string
  facts: Facts
  ask(path: string, asked: Asked): Promise<Answered>
  close(): Promise<void>
}

const emulated = { appid: 'wx0123456789abcdef', secret: 'laurel-test-secret' }

export const isLive = process.env.WX_LIVE === '1'

export const openTarget = (): Promise<Target> => (isLive ? openWechat() : openEmulator())

async function openWechat(): Promise<Target> {
  const app = {
    appid: must(process.env.WX_APPID, 'WX_APPID'),
    secret: must(process.env.WX_SECRET, 'WX_SECRET'),
  }
  const baseUrl = 'https://api.weixin.qq.com'
  const facts = { ...app, token: await tokenOf(baseUrl, app), openid: process.env.WX_OPENID ?? null }
  return { name: 'WeChat', facts, ask: askerOf(baseUrl), async close() {} }
}

async function openEmulator(): Promise<Target> {
  const emulator = await startEmulator({ apps: [emulated] })
  const { openid } = emulator.control.createUser()
  emulator.control.visit(openid)
  const facts = { ...emulated, token: await tokenOf(emulator.url, emulated), openid }
  return { name: 'the emulator', facts, ask: askerOf(emulator.url), close: () => emulator.close() }
}

/** The stable one, never forced: the app's own servers go on with it. */
async function tokenOf(baseUrl: string, app: { appid: string; secret: string }): Promise<string> {
  const wechat = createWechat({ baseUrl, ...app })
  return wechat.accessToken().finally(() => wechat.close())
}

const askerOf =
  (baseUrl: string): Target['ask'] =>
  async (path, { method, query, body }) => {
    const reply = await fetch(`${baseUrl}${path}?${new URLSearchParams(query)}`, {
      method,
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(10_000),
    })
    const contentType = reply.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
    return { status: reply.status, contentType, bytes: Buffer.from(await reply.arrayBuffer()) }
  }
