/** Pictures of products, and the H5 preview when there is one. */
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'

const PICTURE_KEPT = '7d'

const ART_DIR = fileURLToPath(new URL('../../../art', import.meta.url))
/** The mini program in a browser asks from another origin. */
const setHeaders = (reply: FastifyReply): void =>
  void reply.header('cross-origin-resource-policy', 'cross-origin')

export const serveFiles =
  (previewDir: string | undefined): FastifyPluginAsync =>
  async (app) => {
    await app.register(files, {
      root: ART_DIR,
      prefix: '/art/',
      maxAge: PICTURE_KEPT,
      decorateReply: false,
      setHeaders,
    })
    if (previewDir) await app.register(files, { root: previewDir, prefix: '/', decorateReply: false })
  }
