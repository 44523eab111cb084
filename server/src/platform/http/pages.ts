/** What a browser opens (documentation, pictures, the preview) stands in a scope of its own: only pages need a policy, and an API call should not pay for one. */
import helmet from '@fastify/helmet'
import type { FastifyPluginAsync } from 'fastify'
import { serveFiles } from './files.ts'
import { browseApi } from './openapi.ts'

export interface PagesOptions {
  production: boolean
  /** More places a page served from here may call: the emulator, for the preview. */
  connectTo: string[]
  /** Folder of the H5 build, when it is to be served from here. */
  previewDir: string | undefined
}

/** The preview is Taro's H5 build, whose page starts from an inline script and styles itself inline. */
const policyOf = ({ production, connectTo }: PagesOptions) => ({
  'script-src': production ? ["'self'"] : ["'self'", "'unsafe-inline'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'", ...connectTo],
  'upgrade-insecure-requests': production ? [] : null,
})

export const servePages =
  (options: PagesOptions): FastifyPluginAsync =>
  async (app) => {
    const contentSecurityPolicy = { directives: policyOf(options) }
    await app.register(helmet, { contentSecurityPolicy, hsts: options.production })
    await app.register(browseApi)
    await app.register(serveFiles(options.previewDir))
  }
