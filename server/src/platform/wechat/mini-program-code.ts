/** Draws the round code that opens a page of the mini program: for ever and without limit, so keep what you drew. */
import { type App, sendAsApp } from './app-call.ts'
import { WechatError } from './error.ts'
import type { ReplyCheck } from './reply.ts'

export type AppVersion = 'release' | 'trial' | 'develop'

export interface CodeAsked {
  /** What the page finds in `options.query.scene`: an id of ours, at most 32 letters. */
  scene: string
  /** Without a leading slash and without a query; the first page when left out. */
  page?: string
  version?: AppVersion
  /** 430 when left out. */
  widthPx?: number
  /** False lets a page pass that is not published yet. */
  checkPath?: boolean
  /** Without its white ground. */
  transparent?: boolean
}

export interface CodeImage {
  bytes: Buffer
  contentType: 'image/jpeg' | 'image/png'
}

const path = '/wxa/getwxacodeunlimit'
const sceneForm = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
/** A drawing takes WeChat longer than a word. */
const timeoutMs = 5_000

const reply: ReplyCheck<Buffer> = { Check: (value): value is Buffer => Buffer.isBuffer(value) }

export async function miniProgramCode(app: App, asked: CodeAsked): Promise<CodeImage> {
  if (!sceneForm.test(asked.scene)) {
    throw new WechatError({ kind: 'config', path, errmsg: 'the scene has a form that WeChat refuses' })
  }
  const body = bodyOf(asked)
  const bytes = await sendAsApp(app, { method: 'POST', path, body, reply, repeatable: 'read', timeoutMs })
  return { bytes, contentType: bytes[0] === 0x89 ? 'image/png' : 'image/jpeg' }
}

const bodyOf = ({ scene, page, version = 'release', widthPx, checkPath, transparent }: CodeAsked) => ({
  scene,
  env_version: version,
  ...(page === undefined ? {} : { page }),
  ...(widthPx === undefined ? {} : { width: widthPx }),
  ...(checkPath === undefined ? {} : { check_path: checkPath }),
  ...(transparent === undefined ? {} : { is_hyaline: transparent }),
})
