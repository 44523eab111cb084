/** The limit of the framework: one route, no plugins, the reply a schema serializes. */
import Fastify from 'fastify'

const app = Fastify({ logger: false })
const reply = { type: 'object', properties: { hello: { type: 'string' } } } as const
app.get('/hello', { schema: { response: { 200: reply } } }, async () => ({ hello: 'world' }))
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
