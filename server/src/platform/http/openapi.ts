/** The contract as a document (`/api/openapi.json`) and as a page to browse (`/docs`). */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyPluginAsync, FastifySchema } from 'fastify'
import { commonRefusals, NOTHING } from './route-schema.ts'

/** Says what the route itself sees to: a key is required (answered by KEY_MISSING, not by the schema), no body is none. */
function told({ body, headers, ...rest }: FastifySchema): FastifySchema {
  return {
    ...rest,
    ...(body && body !== NOTHING ? { body } : {}),
    ...(headers ? { headers: { ...headers, required: ['idempotency-key'] } } : {}),
  }
}

export async function documentApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    transform: ({ schema = {}, url }) => ({ schema: told(schema), url }),
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Laurel',
        version: '1',
        description: `Membership and points mall for WeChat. Any call may also refuse with:\n\n${commonRefusals}`,
      },
      components: {
        securitySchemes: {
          member: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          operator: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        },
      },
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
}

/** The page, beside other pages. */
export const browseApi: FastifyPluginAsync = async (app) => {
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true, uiConfig: { docExpansion: 'list' } })
}
