/** A Laurel in little that keeps every import rule: each file with the imports that its kind has. */

const FEATURES = [
  'identity',
  'operators',
  'outreach',
  'events',
  'points',
  'budget',
  'offers',
  'membership',
  'earning',
  'tasks',
  'quizzes',
  'referral',
  'draws',
  'leads',
  'people',
  'why',
  'insights',
]

const doors = Object.fromEntries(
  FEATURES.map((feature) => [`server/src/${feature}/index.ts`, `export const ${feature} = 1`]),
)

const npm = (name: string): Record<string, string> => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = {}',
})

const packages = {
  ...Object.assign({}, ...['drizzle-orm', 'fastify', 'undici', 'typebox', 'vitest', '@tarojs/taro'].map(npm)),
  'package.json': JSON.stringify({ name: 'little', type: 'module' }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      module: 'ESNext',
      moduleResolution: 'bundler',
      allowImportingTsExtensions: true,
      noEmit: true,
    },
  }),
  // Found at this place as a workspace package is, by a link.
  'shared/package.json': JSON.stringify({
    name: '@laurel/shared',
    exports: { './*.schema': './src/*.schema.ts', './*': './src/*.ts' },
  }),
}

const shared = {
  'shared/src/call.ts': 'export const call = 1',
  'shared/src/schema.ts': "import { Type } from 'typebox'\nexport const Id = Type",
  'shared/src/mall.schema.ts':
    "import { Type } from 'typebox'\nimport { Id } from './schema.ts'\nexport const Sku = [Type, Id]",
  'shared/src/mall.ts':
    "import type { Static } from 'typebox'\nimport { call } from './call.ts'\nimport type * as schema from './mall.schema.ts'\nexport type Sku = Static<typeof schema.Sku>\nexport const mallApi = call",
}

const server = {
  'server/src/platform/kit.ts': 'export const kit = 1',
  'server/src/platform/http/answer.ts': "import fastify from 'fastify'\nexport const answer = fastify",
  'server/src/platform/database.ts':
    "import { drizzle } from 'drizzle-orm'\nimport { schema } from '../schema.ts'\nexport const database = [drizzle, schema]",
  'server/src/platform/outbox.ts':
    "import type { Work } from '../schema.ts'\nexport const outbox = (w: Work) => w",
  'server/src/schema.ts':
    "import { mallTables } from './mall/tables.ts'\nexport const schema = mallTables\nexport type Work = typeof schema",
  'server/src/schema.sqlite.ts': "import { schema } from './schema.ts'\nexport const { order } = schema",
  'server/src/config.ts': 'export interface Config { port: number }',
  'server/src/app.ts':
    "import { mallRoutes } from './mall/index.ts'\nimport { tabsRoutes } from './tabs/index.ts'\nexport const app = [mallRoutes, tabsRoutes]",
  'server/src/main.ts': "import { app } from './app.ts'\nexport const server = app",
}

const mall = {
  'server/src/mall/tables.ts':
    "import { integer } from 'drizzle-orm'\nimport { kit } from '../platform/kit.ts'\nexport const mallTables = { order: integer, kit }",
  'server/src/mall/rules.ts':
    "import type { Sku } from '@laurel/shared/mall'\nimport type { order } from './tables.ts'\nexport const refuse = (sku: Sku, row: typeof order) => [sku, row]",
  'server/src/mall/commands.ts':
    "import { points } from '../points/index.ts'\nimport type { Work } from '../schema.ts'\nimport { refuse } from './rules.ts'\nexport const redeem = (w: Work) => [w, refuse, points]",
  'server/src/mall/queries.ts':
    "import { eq } from 'drizzle-orm'\nimport { database } from '../platform/database.ts'\nexport const mallQueries = [eq, database]",
  'server/src/mall/routes.ts':
    "import { answer } from '../platform/http/answer.ts'\nimport type { Config } from '../config.ts'\nimport { redeem } from './commands.ts'\nimport { mallQueries } from './queries.ts'\nexport const mallRoutes = (config: Config) => [answer, redeem, mallQueries, config]",
  'server/src/mall/verify.ts': "import { sql } from 'drizzle-orm'\nexport const verifyMall = sql",
  'server/src/mall/index.ts':
    "export { redeem } from './commands.ts'\nexport { mallRoutes } from './routes.ts'\nexport { verifyMall } from './verify.ts'",
  'server/src/mall/testing.ts': "import { schema } from '../schema.ts'\nexport const stall = schema",
  'server/src/mall/commands.test.ts':
    "import { test } from 'vitest'\nimport { emulator } from '../../../tools/wechat-emulator/src/index.ts'\nimport { stall } from './testing.ts'\ntest('a', () => [emulator, stall])",
  'server/src/tabs/queries.ts':
    "import { redeem } from '../mall/index.ts'\nexport const tabsQueries = redeem",
  'server/src/tabs/index.ts':
    "import { tabsQueries } from './queries.ts'\nexport const tabsRoutes = tabsQueries",
}

const miniapp = {
  'miniapp/src/platform/ask.ts': "import Taro from '@tarojs/taro'\nexport const ask = Taro",
  'miniapp/src/ui/Card.tsx': 'export const Card = 1',
  'miniapp/src/parts/Loaded.tsx':
    "import { ask } from '../platform/ask.ts'\nimport { Card } from '../ui/Card.tsx'\nexport const Loaded = [ask, Card]",
  'miniapp/src/mall/api.ts':
    "import { mallApi } from '@laurel/shared/mall'\nimport { ask } from '../platform/ask.ts'\nexport const api = [ask, mallApi]",
  'miniapp/src/mall/parts/Price.tsx': "import { Card } from '../../ui/Card.tsx'\nexport const Price = Card",
  'miniapp/src/mall/pages/order/index.tsx':
    "import { Loaded } from '../../../parts/Loaded.tsx'\nimport { api } from '../../api.ts'\nimport { Price } from '../../parts/Price.tsx'\nexport default [Loaded, Price, api]",
  'miniapp/src/tasks/api.ts': 'export const tasks = 1',
  'miniapp/src/tabs/home/index.tsx':
    "import { api } from '../../mall/api.ts'\nimport { tasks } from '../../tasks/api.ts'\nexport default [api, tasks]",
}

const around = {
  'tests/world/world.ts': "import { app } from '../../server/src/app.ts'\nexport const world = app",
  'tests/journeys/redeem.test.ts':
    "import { test } from 'vitest'\nimport { world } from '../world/world.ts'\ntest('a', () => world)",
  'tools/wechat-emulator/src/index.ts': "import fastify from 'fastify'\nexport const emulator = fastify",
}

export const lawful: Readonly<Record<string, string>> = {
  ...packages,
  ...shared,
  ...server,
  ...doors,
  ...mall,
  ...miniapp,
  ...around,
}
