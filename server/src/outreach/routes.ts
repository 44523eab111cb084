/** Outreach over HTTP: members' settings, operators' pages, and the address that WeChat pushes to. */
import type { Deps, Feature } from '../platform/feature.ts'
import { healthBy } from './health.ts'
import type { PushHandlers } from './push-handlers.ts'
import { outreachQueries } from './queries.ts'
import { adminRoutes } from './routes/admin.ts'
import { settingRoutes } from './routes/members.ts'
import { type PushPulse, pushRoutes } from './routes/push.ts'

export const outreachRoutes = (deps: Deps, handlers: PushHandlers): Feature => {
  const queries = outreachQueries(deps.reads)
  const pulse: PushPulse = { lastAt: null }
  const { appId: appid, push } = deps.config.wechat
  const settings = push && { appid, ...push }
  return (app) => {
    settingRoutes(queries)(app)
    adminRoutes({ queries, loadHealth: healthBy({ ...deps, queries, pulse }) })(app)
    pushRoutes({ ...deps, settings, handlers, pulse })(app)
  }
}
