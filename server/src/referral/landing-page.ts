/** `/s/:code`: where a short link leads outside the mini program. A page of ours, which opens the mini program. */
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Deps } from '../platform/feature.ts'
import type { Html } from '../platform/http/html.ts'
import { Refusal } from '../platform/refusal.ts'
import { type LinkArts, linkArts } from './art.ts'
import { landingPage } from './landing.ts'
import { landingHtml, type Turn, unknownPage } from './landing-html.ts'
import { type ReferralQueries, referralQueries } from './queries.ts'

interface Asked {
  Params: { code: string }
  Querystring: { turn?: string }
}

const HIDDEN = { schema: { hide: true } }
/** A name on it may change, and a programme may end at any moment. */
const FRESH = { 'cache-control': 'no-store' }

const show = (reply: FastifyReply, page: Html, status = 200): FastifyReply =>
  reply
    .code(status)
    .headers({ ...FRESH, 'content-type': 'text/html; charset=utf-8' })
    .send(page.text)

const turnOf = (turn: string | undefined): Turn => (turn === 'declined' || turn === 'busy' ? turn : 'came')

const isUnknown = (error: unknown): boolean => error instanceof Refusal && error.code === 'LINK_UNKNOWN'
const isBusy = (error: unknown): boolean => error instanceof Refusal && error.code === 'WECHAT_BUSY'

export const shortLinks =
  (deps: Deps): FastifyPluginAsync =>
  async (app) => {
    const queries = referralQueries(deps)
    const loadLanding = landingPage(queries)
    app.setErrorHandler((error, _request, reply) => {
      if (isUnknown(error)) return show(reply, unknownPage(), 404)
      throw error
    })
    app.get<Asked>('/s/:code', HIDDEN, async ({ params, query }, reply) => {
      const landing = await loadLanding(params.code, { memberId: null, now: deps.clock() })
      return show(reply, landingHtml(landing, turnOf(query.turn)))
    })
    await app.register(ways(queries, linkArts(deps)))
  }

/** WeChat is asked only when somebody wants to go there: reading the page waits for nobody. */
const ways =
  (queries: ReferralQueries, arts: LinkArts): FastifyPluginAsync =>
  async (app) => {
    app.get<Asked>('/s/:code/open', HIDDEN, async ({ params: { code } }, reply) => {
      const { art } = await queries.loadLink(code)
      try {
        return reply.headers(FRESH).redirect(await arts.urlLinkOf(code, art), 302)
      } catch (error) {
        if (!isBusy(error)) throw error
        return reply.headers(FRESH).redirect(`/s/${code}?turn=busy`, 303)
      }
    })
    app.get<Asked>('/s/:code/code', HIDDEN, async ({ params: { code } }, reply) => {
      const { art } = await queries.loadLink(code)
      return reply.headers(FRESH).redirect(await arts.codeOf(code, art), 302)
    })
  }
