/** What a browser opens (documentation, pictures, the preview) stands in a scope of its own: only pages need a policy, and an API call should not pay for one. */
import helmet from '@fastify/helmet'
import type { FastifyPluginAsync } from 'fastify'
import { serveFiles } from './files.ts'
import { browseApi } from './openapi.ts'

/** Two years: whoever came once over https comes over http no more. */
const HSTS_S = 63_072_000

export interface PagesOptions {
  production: boolean
  /** More places a page served from here may call: the emulator, for the preview. */
  connectTo: string[]
  /** Folder of the H5 build, when it is to be served from here. */
  previewDir: string | undefined
  /** Pages that features draw. */
  pages: readonly FastifyPluginAsync[]
}

/** The preview is Taro's H5 build, whose page starts from an inline script and styles itself inline: in production no script is. */
const policyOf = ({ production, connectTo }: PagesOptions) => ({
  'script-src': production ? ["'self'"] : ["'self'", "'unsafe-inline'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'", ...connectTo],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'upgrade-insecure-requests': production ? [] : null,
})

export const servePages =
  (options: PagesOptions): FastifyPluginAsync =>
  async (app) => {
    const contentSecurityPolicy = { directives: policyOf(options) }
    const hsts = options.production && { maxAge: HSTS_S, includeSubDomains: true }
    await app.register(helmet, { contentSecurityPolicy, hsts, frameguard: { action: 'deny' } })
    await app.register(browseApi)
    for (const page of options.pages) await app.register(page)
    await app.register(serveFiles(options.previewDir))
  }
