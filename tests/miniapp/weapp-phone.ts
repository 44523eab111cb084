/** The real weapp build, driven by unmodified miniprogram-automator: in our headless host, or with MP_WS in WeChat DevTools. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Host, type Served, type Start, screenshot, serve } from '@laurel/mini-program-host'
import automator from 'miniprogram-automator'
import { privacyGuide } from '../../miniapp/config/privacy.ts'
import { HOME } from '../world/members.ts'
import type { World } from '../world/world.ts'
import { eventually, type Phone } from './phone.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
/** WEAPP_DIR: a build of one's own, while others build too. */
const weappDir = process.env.WEAPP_DIR ?? join(root, 'miniapp', 'dist', 'weapp')

/** The server's address in the build. */
function builtFor(): string {
  const scripts = readdirSync(weappDir).filter((name) => name.endsWith('.js'))
  for (const name of scripts) {
    const [, origin] = /"(https?:\/\/[^"/]+)\/api"/.exec(readFileSync(join(weappDir, name), 'utf8')) ?? []
    if (origin) return origin
  }
  throw new Error(`no address of a server in ${weappDir}`)
}

const chosenAddress = () => ({
  userName: HOME.name,
  telNumber: HOME.phone,
  provinceName: HOME.province,
  cityName: HOME.city,
  countyName: HOME.county,
  detailInfo: HOME.detail,
})

type MessageAnswer = Parameters<Phone['answersMessages']>[0]

const openidOf = (name: string): string => `o${name}`.padEnd(28, '_')

/** WeChat's popup: what is tapped there is known to WeChat too. */
function tapSubscribe(w: World, name: string, { tmplIds }: { tmplIds: string[] }, answer: MessageAnswer) {
  if (answer === 'switched-off')
    throw Object.assign(new Error('The main switch is switched off'), { errCode: 20004 })
  const answers = Object.fromEntries(tmplIds.map((id) => [id, answer]))
  if (answer !== 'ban')
    w.emulator.control.tapSubscribe(openidOf(name), answers as Record<string, 'accept' | 'reject'>)
  return answers
}

const NOTHING_DRAWN = { calls: 0, bytes: 0 }

export interface WeappPhone extends Phone {
  host: Host | null
}

/** What the member's WeChat gives when it is asked. */
interface Given {
  picture: Buffer
  answer: MessageAnswer
}

interface Holding {
  name: string
  start: Start | undefined
  given: Given
}

/** `start`: where the member comes in, by a card or a code; the home tab, when left out. */
async function launch(w: World, { name, start, given }: Holding): Promise<Served> {
  const served = await serve({
    dist: weappDir,
    ...(start ? { start } : {}),
    host: {
      origins: { [builtFor()]: w.url },
      wx: {
        login: async () => ({ code: w.loginCode(name) }),
        chooseAddress: async () => chosenAddress(),
        getPhoneNumber: async () => ({ code: w.emulator.control.phoneCode(openidOf(name)) }),
        chooseAvatar: async () => ({ avatarUrl: served.host.files.write(given.picture, 'png') }),
        requestSubscribeMessage: (asked: { tmplIds: string[] }) => tapSubscribe(w, name, asked, given.answer),
      },
      declaredPrivacy: privacyGuide.map(({ entry }) => entry),
    },
  })
  return served
}

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>

function listenTo(mp: MiniProgram): string[] {
  const faults: string[] = []
  mp.on('exception', (fault) => faults.push(JSON.stringify(fault)))
  mp.on('console', ({ type, args }) => {
    if (type === 'error') faults.push(JSON.stringify(args))
  })
  return faults
}

type Hands = Pick<Phone, 'tap' | 'fill' | 'text' | 'count' | 'sees' | 'answerPrivacy'>

/** Touching and reading what is on the page in front. */
function handsOn(mp: MiniProgram, faults: readonly string[]): Hands {
  const all = async (selector: string) => (await (await mp.currentPage())?.$$(selector)) ?? []
  const instead = async () => {
    const page = await mp.currentPage()
    const words = await (await page?.$('.screen'))?.text()
    return `; in front is ${page?.path}: ${JSON.stringify(words)}, with faults ${JSON.stringify(faults)}`
  }
  const element = (selector: string, nth = 0) =>
    eventually(`${selector} on the page`, async () => (await all(selector))[nth], instead)
  const text = async (selector: string): Promise<string> => String(await (await element(selector)).text())
  return {
    tap: async (selector, nth) => void (await (await element(selector, nth)).tap()),
    fill: async (selector, words) => {
      const field = await element(selector)
      if (!('input' in field) || typeof field.input !== 'function') throw new Error(`${selector} is no field`)
      await field.input(words)
    },
    text,
    count: async (selector) => (await all(selector)).length,
    sees: async (selector, words) => {
      const says = async () => ((await text(selector)).includes(words) ? true : undefined)
      await eventually(`${selector} says ${words}`, says, instead)
    },
    answerPrivacy: async (agreed) => {
      await (await element(agreed ? '.privacy-agree' : '.privacy-refuse')).tap()
    },
  }
}

export async function weappPhone(w: World, name: string, start?: Start): Promise<WeappPhone> {
  const given: Given = { picture: Buffer.alloc(0), answer: 'accept' }
  const external = process.env.MP_WS
  const served = external ? null : await launch(w, { name, start, given })
  const mp = await automator.connect({ wsEndpoint: external ?? served?.wsEndpoint ?? '' })
  const faults = listenTo(mp)
  return {
    host: served?.host ?? null,
    asksPrivacy: true,
    ...handsOn(mp, faults),
    confirm: async (isMeant) => {
      await eventually('a question', async () => (served ? (served.host.ui.modal ?? undefined) : true))
      await (isMeant ? mp.native().confirmModal() : mp.native().cancelModal())
    },
    hasPicture: (picture) => void Object.assign(given, { picture }),
    answersMessages: (answer) => void Object.assign(given, { answer }),
    taken: async () =>
      (served?.host.sharedFiles ?? []).map((file) => ({ name: file.name, bytes: readFileSync(file.path) })),
    tab: async (tab) => {
      await mp.callWxMethod('switchTab', { url: `/tabs/${tab}/index` })
    },
    back: async () => {
      await mp.callWxMethod('navigateBack', {})
    },
    path: async () => (await mp.currentPage())?.path ?? '',
    faults: () => faults,
    drawn: () => ({ ...(served?.host.currentPage().setData ?? NOTHING_DRAWN) }),
    picture: async (picture) => {
      if (!served || !process.env.PICTURES) return
      mkdirSync(process.env.PICTURES, { recursive: true })
      writeFileSync(join(process.env.PICTURES, `weapp-${picture}.png`), await screenshot(served.host))
    },
    close: async () => {
      mp.disconnect()
      await served?.close()
    },
  }
}
