/** What WeChat makes of a link, once each: the round code that opens it, and a link that opens the mini program from a browser. */
import type { Deps } from '../platform/feature.ts'
import { imagePath } from '../platform/image-store.ts'
import { readImage } from '../platform/images.ts'
import { Refusal } from '../platform/refusal.ts'
import { WechatError } from '../platform/wechat/index.ts'
import type { Row } from '../schema.ts'
import { keepCode, keepUrlLink } from './commands/link-art.ts'
import { LANDING_PAGE } from './replies.ts'

const CODE_PX = 430
const CODE_BYTES_MAX = 1_048_576
/** The longest that WeChat gives. */
const URL_LINK_DAYS = 30
const DAY_MS = 86_400_000
/** Whoever gets one has so long to use it. */
const RENEW_BEFORE_MS = 3 * DAY_MS

type Needs = Pick<Deps, 'engine' | 'wechat' | 'images' | 'config' | 'clock'>
type Art = Row<'linkArt'> | null

export interface LinkArts {
  /** Its path below the address of the server. */
  codeOf(code: string, art: Art): Promise<string>
  urlLinkOf(code: string, art: Art): Promise<string>
}

/** Both refuse with WECHAT_BUSY, and ask again the next time. */
export function linkArts({ engine, wechat, images, config, clock }: Needs): LinkArts {
  const draw = async (code: string): Promise<string> => {
    // A page that is not published yet can be tried out by developers only.
    const asked = { scene: code, page: LANDING_PAGE, widthPx: CODE_PX, ...versionOf(config.production) }
    const { bytes } = await refusing(wechat.miniProgramCode({ ...asked, checkPath: config.production }))
    const webp = await readImage(bytes, { edgePx: CODE_PX, bytesMax: CODE_BYTES_MAX, fit: 'inside' })
    const image = await images.put(webp)
    return imagePath(await engine.run(keepCode, { code, image }))
  }
  const renew = async (code: string): Promise<string> => {
    const until = clock() + URL_LINK_DAYS * DAY_MS
    const asked = { page: LANDING_PAGE, query: `code=${code}`, days: URL_LINK_DAYS }
    const urlLink = await refusing(wechat.urlLink({ ...asked, ...versionOf(config.production) }))
    return engine.run(keepUrlLink, { code, urlLink, until })
  }
  const drawing = oneAtATime(draw)
  const renewing = oneAtATime(renew)
  return {
    codeOf: async (code, art) => (art?.image ? imagePath(art.image) : drawing(code)),
    async urlLinkOf(code, art) {
      const isGood = (art?.urlLinkUntil ?? 0) > clock() + RENEW_BEFORE_MS
      return art?.urlLink && isGood ? art.urlLink : renewing(code)
    },
  }
}

const versionOf = (production: boolean) => ({
  version: production ? ('release' as const) : ('develop' as const),
})

/** A link that goes round is opened by many at once: they wait for the same answer. */
function oneAtATime(make: (code: string) => Promise<string>) {
  const underWay = new Map<string, Promise<string>>()
  return (code: string): Promise<string> => {
    const known = underWay.get(code)
    if (known) return known
    const made = make(code).finally(() => underWay.delete(code))
    underWay.set(code, made)
    return made
  }
}

async function refusing<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked
  } catch (error) {
    throw error instanceof WechatError ? new Refusal('WECHAT_BUSY') : error
  }
}
