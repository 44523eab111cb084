/** Pictures of products, and the H5 preview when there is one. */
import files from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { artDir } from '../places.ts'

const PICTURE_KEPT = '7d'

/** The mini program in a browser asks from another origin. */
const setHeaders = (reply: FastifyReply): void =>
  void reply.header('cross-origin-resource-policy', 'cross-origin')

export const serveFiles =
  (previewDir: string | undefined): FastifyPluginAsync =>
  async (app) => {
    await app.register(files, {
      root: artDir,
      prefix: '/art/',
      maxAge: PICTURE_KEPT,
      decorateReply: false,
      setHeaders,
    })
    if (previewDir) await app.register(files, { root: previewDir, prefix: '/', decorateReply: false })
  }
