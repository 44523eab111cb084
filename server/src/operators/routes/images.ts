/** Pictures for the mall: whatever was sent, what is kept is drawn anew and holds nothing but the picture. */
import { operatorApi } from '@laurel/shared/operators'
import * as schema from '@laurel/shared/operators.schema'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { keepImage } from '../../platform/image-rows.ts'
import { imagePath } from '../../platform/image-store.ts'
import { readImage } from '../../platform/images.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../schema.ts'

const BYTES_MAX = 8 * 1024 * 1024
/** Three times the width of a tile, and the width of a product page at twice its points. */
const EDGE_PX = 800
const PER_MINUTE = 30

/** Orders keep showing what was redeemed, so no picture of a product ever goes. */
const keep = (w: Work, { name }: { name: string }, now: number): { art: string; path: string } => {
  keepImage(w, name, now)
  return { art: `image:${name}`, path: imagePath(name) }
}

export const imageRoutes =
  ({ images }: Deps): Feature =>
  (app) => {
    // In a scope of its own: everywhere else a body is JSON, and small.
    void app.register(async (scope) => {
      scope.addContentTypeParser(
        /^image\//,
        { parseAs: 'buffer', bodyLimit: BYTES_MAX },
        (_request, bytes, done) => done(null, { image: bytes }),
      )
      answer(scope as App, operatorApi.addImage, {
        who: ['admin', 'editor'],
        status: 201,
        key: 'none', // each upload is a picture of its own
        ratePerMinute: PER_MINUTE,
        input: schema.AddImageInput,
        reply: schema.AddedImage,
        secrets: ['image'],
        handle: async ({ image }, { run }) => {
          if (!Buffer.isBuffer(image)) throw new Refusal('IMAGE_INVALID')
          const webp = await readImage(image, { edgePx: EDGE_PX, bytesMax: BYTES_MAX, fit: 'inside' })
          return run(keep, { name: await images.put(webp) })
        },
      })
    })
  }
