/** On a developer's machine: what was sent by text message, so that the preview and tests can read their codes. Production has no such route. */
import type { FastifyPluginAsync } from 'fastify'
import type { Sms } from '../sms.ts'

export const devTexts =
  ({ inbox }: Sms): FastifyPluginAsync =>
  async (app) => {
    if (!inbox) return
    app.get<{ Querystring: { phone?: string } }>(
      '/dev/texts',
      { schema: { hide: true } },
      async ({ query: { phone } }) => ({
        items: inbox().filter(({ to }) => phone === undefined || to.endsWith(phone)),
      }),
    )
  }
