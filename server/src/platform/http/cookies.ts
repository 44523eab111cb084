/** Sessions of browsers: a cookie that no script reads and no other site sends, and what a write must show besides. */
import { timingSafeEqual } from 'node:crypto'
import type { Role } from '@laurel/shared/operators'
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'
import { admitted, type Caller, type Who } from './caller.ts'

/** What a feature knows of a session by its secret. */
export interface BrowserSession {
  sessionId: string
  operator: { id: string; role: Role }
  /** It opens only what ends this. */
  limited: boolean
  csrfToken: string
}

export interface Browsers {
  /** Null for one that is not, or no longer, a session. */
  find(secret: string): Promise<BrowserSession | null>
  /** Whether pages come over https. */
  secure: boolean
}

/** `__Host-`: a browser takes it over https only, for this host alone, and lets no page beside us overwrite it. */
const nameOf = ({ secure }: Pick<Browsers, 'secure'>): string => (secure ? '__Host-laurel' : 'laurel')

const attributes = ({ secure }: Pick<Browsers, 'secure'>): string =>
  `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`

export const sessionCookie = (browsers: Pick<Browsers, 'secure'>, secret: string): string =>
  `${nameOf(browsers)}=${secret}; ${attributes(browsers)}`

export const goneCookie = (browsers: Pick<Browsers, 'secure'>): string =>
  `${nameOf(browsers)}=; Max-Age=0; ${attributes(browsers)}`

export function secretOf({ headers }: FastifyRequest, browsers: Pick<Browsers, 'secure'>): string | null {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const name = `${nameOf(browsers)}=`
  return pairs.find((pair) => pair.startsWith(name))?.slice(name.length) || null
}

export interface FromBrowser {
  request: FastifyRequest
  who: Who
  secret: string
  browsers: Browsers
}

/** Who asks with a cookie. */
export async function browserCaller({ request, who, secret, browsers }: FromBrowser): Promise<Caller> {
  const found = await browsers.find(secret)
  if (!found) throw new Refusal('SESSION_EXPIRED')
  const { sessionId, operator, limited, csrfToken } = found
  if (isWrite(request)) {
    refuseForeign(request)
    if (!isSame(request.headers['x-csrf-token'], csrfToken)) throw new Refusal('ORIGIN_FOREIGN')
  }
  return { memberId: null, operator: admitted(operator, { who, limited }), sessionId, csrfToken }
}

const isWrite = ({ method }: FastifyRequest): boolean => method !== 'GET' && method !== 'HEAD'

/** A browser says where a write comes from; what does not say it is none of our pages. */
export function refuseForeign(request: FastifyRequest): void {
  const { 'sec-fetch-site': site, origin } = request.headers
  const own = site === undefined ? isOwnOrigin(origin, request) : site === 'same-origin'
  if (!own) throw new Refusal('ORIGIN_FOREIGN')
}

const isOwnOrigin = (origin: string | undefined, { protocol, host }: FastifyRequest): boolean =>
  origin === `${protocol}://${host}`

function isSame(shown: string | string[] | undefined, kept: string): boolean {
  const [a, b] = [Buffer.from(String(shown ?? '')), Buffer.from(kept)]
  return a.length === b.length && timingSafeEqual(a, b)
}
