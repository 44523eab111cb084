/** One crime for each import rule, in a file that is added to the lawful tree. */

export interface ImportCrime {
  /** The first is the rule that the crime is for; it may break others on its way. */
  rules: readonly [string, ...string[]]
  path: string
  imports: readonly string[]
  /** What else must stand there for the crime to be one. */
  with?: Readonly<Record<string, string>>
}

/** The feature may not know the other: each pair is a neighbour that stands later, or on the same line. */
const outOfOrder = [
  ['identity', 'operators'],
  ['operators', 'outreach'],
  ['outreach', 'events'],
  ['events', 'points'],
  ['points', 'budget'],
  ['budget', 'offers'],
  ['offers', 'membership'],
  ['membership', 'tasks'],
  ['earning', 'tasks'],
  ['tasks', 'mall'],
  ['quizzes', 'tasks'],
  ['referral', 'quizzes'],
  ['mall', 'referral'],
  ['draws', 'leads'],
  ['leads', 'people'],
  ['people', 'why'],
  ['why', 'tabs'],
  ['tabs', 'insights'],
] as const

const order = outOfOrder.map(
  ([feature, later]): ImportCrime => ({
    rules: [`order-${feature}`],
    path: `server/src/${feature}/early.ts`,
    imports: [`../${later}/index.ts`],
  }),
)

export const crimes: readonly ImportCrime[] = [
  { rules: ['no-cycles'], path: 'shared/src/a.ts', imports: ['./a.ts'] },
  { rules: ['no-unknown-module'], path: 'shared/src/lost.ts', imports: ['./nowhere.ts'] },
  { rules: ['programs-carry-no-tests'], path: 'server/src/mall/demo.ts', imports: ['./testing.ts'] },
  { rules: ['shared-is-the-floor'], path: 'shared/src/upward.ts', imports: ['../../server/src/config.ts'] },
  { rules: ['packages-apart'], path: 'miniapp/src/shortcut.ts', imports: ['../../server/src/config.ts'] },
  {
    rules: ['tools-stand-alone'],
    path: 'tools/wechat-emulator/src/ours.ts',
    imports: ['../../../shared/src/call.ts'],
  },
  {
    rules: ['no-schema-on-the-phone'],
    path: 'miniapp/src/mall/form.ts',
    imports: ['@laurel/shared/mall.schema'],
  },
  { rules: ['contracts-are-light'], path: 'shared/src/heavy.ts', imports: ['./mall.schema.ts'] },
  { rules: ['rules-are-pure'], path: 'server/src/mall/rules/impure.ts', imports: ['../../platform/kit.ts'] },
  { rules: ['rules-take-types-of-rows'], path: 'server/src/mall/rules/rows.ts', imports: ['../tables.ts'] },
  { rules: ['sql-lives-in-queries'], path: 'server/src/mall/report.ts', imports: ['drizzle-orm'] },
  {
    rules: ['own-tables-only', 'knock-at-the-door'],
    path: 'server/src/mall/queries/stolen.ts',
    imports: ['../../points/tables.ts'],
    with: { 'server/src/points/tables.ts': 'export const pointsTables = 1' },
  },
  { rules: ['schema-is-for-types'], path: 'server/src/mall/whole.ts', imports: ['../schema.ts'] },
  {
    rules: ['commands-read-through-work'],
    path: 'server/src/mall/commands/peek.ts',
    imports: ['../queries.ts'],
  },
  { rules: ['routes-translate'], path: 'server/src/mall/admin-routes.ts', imports: ['./rules.ts'] },
  { rules: ['http-stays-at-the-edge'], path: 'server/src/mall/queries/web.ts', imports: ['fastify'] },
  {
    rules: ['knock-at-the-door'],
    path: 'server/src/mall/burglar.ts',
    imports: ['../points/secret.ts'],
    with: { 'server/src/points/secret.ts': 'export const secret = 1' },
  },
  {
    rules: ['platform-knows-no-feature'],
    path: 'server/src/platform/partial.ts',
    imports: ['../points/index.ts'],
  },
  {
    rules: ['tabs-only-compose'],
    path: 'server/src/tabs/decide.ts',
    imports: ['./rules.ts'],
    with: { 'server/src/tabs/rules.ts': 'export const rule = 1' },
  },
  ...order,
  { rules: ['wechat-lives-in-platform'], path: 'miniapp/src/mall/direct.ts', imports: ['@tarojs/taro'] },
  {
    rules: ['phone-platform-knows-no-screen'],
    path: 'miniapp/src/platform/look.ts',
    imports: ['../ui/Card.tsx'],
  },
  { rules: ['ui-knows-no-feature'], path: 'miniapp/src/ui/Asking.tsx', imports: ['../platform/ask.ts'] },
  { rules: ['parts-know-no-feature'], path: 'miniapp/src/parts/Mall.tsx', imports: ['../mall/api.ts'] },
  {
    rules: ['features-apart-on-screens'],
    path: 'miniapp/src/mall/parts/Task.tsx',
    imports: ['../../tasks/api.ts'],
  },
  {
    rules: ['journeys-use-the-front-door'],
    path: 'tests/journeys/inside.test.ts',
    imports: ['../../server/src/mall/commands.ts'],
  },
]
