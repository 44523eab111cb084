/** Is the process alive, and can it serve: two questions that a balancer asks apart. */
import type { FastifyPluginAsync } from 'fastify'
import type { Db } from '../database.ts'
import { problemOf, sendProblem } from './problem.ts'
import type { Revocations } from './revocations.ts'

export const healthRoutes =
  (db: Db, revocations: Revocations): FastifyPluginAsync =>
  async (app) => {
    app.get('/health', { schema: { hide: true }, config: { rateLimit: false } }, async () => ({
      alive: true,
    }))
    app.get('/ready', { schema: { hide: true }, config: { rateLimit: false } }, async (_request, reply) => {
      try {
        await db.all('select 1 as one')
        if (!revocations.isFresh()) return sendProblem(reply, problemOf('SERVER_BUSY'))
        return { ready: true, database: db.dialect }
      } catch {
        return sendProblem(reply, problemOf('SERVER_BUSY'))
      }
    })
  }
