/** Pictures that members and operators sent, under names that only those know to whom they were shown. */
import type { FastifyPluginAsync } from 'fastify'
import { type ImageStore, imagePath } from '../image-store.ts'
import { Refusal } from '../refusal.ts'

/** A name never stands for another picture. Whatever the bytes were, nothing in them runs. */
const HEADERS = {
  'content-type': 'image/webp',
  'cache-control': 'public, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
}

export const serveImages =
  (images: ImageStore): FastifyPluginAsync =>
  async (app) => {
    app.get<{ Params: { name: string } }>(
      imagePath(':name'),
      { schema: { hide: true } },
      async ({ params }, reply) => {
        const bytes = await images.get(params.name)
        if (!bytes) throw new Refusal('ROUTE_UNKNOWN')
        return reply.headers(HEADERS).send(bytes)
      },
    )
  }
