/** Pictures of products, and the H5 preview when there is one. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'

const PICTURE_KEPT = '7d'

/** Beside the source, and beside the bundle. */
function artDir(): string | undefined {
  const places = ['../../../art', '../art', './art']
  return places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((path) => existsSync(path))
}

export const serveFiles =
  (previewDir: string | undefined): FastifyPluginAsync =>
  async (app) => {
    const art = artDir()
    const crossOrigin = {
      setHeaders: (reply: { header(name: string, value: string): unknown }) =>
        void reply.header('cross-origin-resource-policy', 'cross-origin'),
    }
    if (art)
      await app.register(files, {
        root: art,
        prefix: '/art/',
        maxAge: PICTURE_KEPT,
        decorateReply: false,
        ...crossOrigin,
      })
    if (previewDir) await app.register(files, { root: previewDir, prefix: '/', decorateReply: false })
  }
