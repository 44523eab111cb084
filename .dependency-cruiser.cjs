/** Who may import whom. Each comment is the sentence a developer reads when the check fails; the picture is in ARCHITECTURE.md. */

// A feature may import features on earlier lines, never later ones, never another on its own line.
const ORDER = [
  ['identity'],
  ['operators'],
  ['outreach'],
  ['events'],
  ['points'],
  ['budget'],
  ['offers'],
  ['membership'],
  ['earning', 'tasks', 'quizzes', 'referral', 'mall'],
  ['draws'], // its prizes come out of the mall
  ['leads'],
  ['people'], // asks every feature what it keeps of a member
  ['why'], // asks every feature what it knows of a grant
  ['tabs'], // no word of its own: the pages on which features meet
  ['insights'],
]

const FEATURE = `(${ORDER.flat().join('|')})`
const PURE = 'rules|accounts'
const SQL = 'node_modules/(drizzle-orm|better-sqlite3|pg)/'
const SCHEMA = ['^shared/src/schema\\.ts$', '^shared/src/[^/]+\\.schema\\.ts$']
const TYPEBOX = 'node_modules/(typebox|zod)/'
const ROUTES = ['/routes(\\.ts|/)', '-routes\\.ts$']
const TEST = ['\\.test\\.tsx?$', '/testing\\.ts$']

const no = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const featureOrder = ORDER.flatMap((line, place) =>
  line.map((feature) => {
    const barred = ORDER.slice(place)
      .flat()
      .filter((other) => other !== feature)
    return no(
      `order-${feature}`,
      `${feature} may not import ${barred.join(', ')}: tell them with a fact instead.`,
      { path: `^server/src/${feature}/` },
      { path: `^server/src/(${barred.join('|')})/` },
    )
  }),
).slice(0, -1) // nothing stands after the last one

const everywhere = [
  no(
    'no-cycles',
    'Cycles hide the order of things (types that name each other may).',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  no(
    'no-unknown-module',
    'This import leads nowhere.',
    { path: '^(shared|server|miniapp|tests|tools)/' },
    { couldNotResolve: true },
  ),
  no(
    'programs-carry-no-tests',
    'What runs in production imports no test and nothing that only tests install.',
    { path: '^(shared|server|miniapp|tools/[^/]+)/src/', pathNot: TEST },
    { path: [...TEST, '^tests/', '^miniapp/test/', 'node_modules/(vitest|fast-check|playwright-core)/'] },
  ),
]

const packages = [
  no(
    'shared-is-the-floor',
    'shared knows nobody.',
    { path: '^shared/' },
    { path: '^(server|miniapp|tests|tools)/' },
  ),
  no(
    'packages-apart',
    'Server and mini program meet only in shared.',
    { path: '^(server|miniapp)/src/', pathNot: TEST },
    { path: '^(server|miniapp|tests|tools)/', pathNot: '^$1/' },
  ),
  no(
    'tools-stand-alone',
    'A tool is of use without Laurel: it imports nothing of ours but itself.',
    { path: '^tools/(mini-program-host|wechat-emulator)/' }, // art and run are Laurel's own
    { path: '^(shared|server|miniapp|tests|tools)/', pathNot: '^tools/$1/' },
  ),
  no(
    'no-schema-on-the-phone',
    'Schemas weigh tens of KB; import their types from the file of the same word.',
    { path: '^miniapp/' },
    { path: [...SCHEMA, TYPEBOX] },
  ),
  no(
    'contracts-are-light',
    'The phone loads this file: take types from schemas, never values.',
    { path: '^shared/src/', pathNot: SCHEMA },
    { path: [...SCHEMA, TYPEBOX], dependencyTypesNot: ['type-only'] },
  ),
]

const insideAFeature = [
  no(
    'rules-are-pure',
    'Rules see shared types, the names of accounts and their own rules. Hand in what they need to know.',
    { path: `^server/src/${FEATURE}/(${PURE})(\\.ts|/)`, pathNot: TEST },
    {
      path: '.',
      pathNot: [
        `^server/src/$1/(${PURE}|tables)(\\.ts|/)`,
        '^server/src/schema\\.ts$',
        '^server/src/platform/clock\\.ts$', // the business calendar is pure; the time itself is handed in
        '^shared/src/([^/.]+|words\\.zh)\\.ts$',
      ],
    },
  ),
  no(
    'rules-take-types-of-rows',
    'Rules may know the shape of a row, never its table.',
    { path: `^server/src/${FEATURE}/(${PURE})(\\.ts|/)`, pathNot: TEST },
    { path: '^server/src/$1/tables(\\.ts|/)', dependencyTypesNot: ['type-only'] },
  ),
  no(
    'sql-lives-in-queries',
    'Only queries, tables, verify and platform speak SQL.',
    {
      path: '^server/src/',
      pathNot: ['/(queries|tables|verify)(\\.ts|-[^/]+\\.ts|/)', '^server/src/platform/', ...TEST],
    },
    { path: SQL },
  ),
  no(
    'own-tables-only',
    'A feature reads its own tables; ask the other feature for its data.',
    { path: `^server/src/${FEATURE}/`, pathNot: '^server/src/insights/' },
    { path: '/tables(\\.ts|/)', pathNot: ['^server/src/$1/', '^server/src/platform/'] },
  ),
  no(
    'schema-is-for-types',
    'schema.ts composes every feature: import its types; the rows come from Work, the tables from Reads.',
    {
      path: '^server/src/',
      pathNot: [
        '^server/src/platform/database\\.ts$',
        '^server/src/schema\\.(sqlite|postgres)\\.ts$',
        ...TEST,
      ],
    },
    { path: '^server/src/schema\\.ts$', dependencyTypesNot: ['type-only'] },
  ),
  no(
    'commands-read-through-work',
    'A command may run twice and waits for nothing: it sees rows through Work, never queries, the database, WeChat or a file.',
    { path: '^server/src/[^/]+/commands(\\.ts|/)', pathNot: TEST },
    {
      path: [
        '/queries(\\.ts|/)',
        '^server/src/platform/(database|outbox|jobs)\\.ts$',
        '^server/src/platform/wechat/',
        '^(node:)?(fs|net|http|https|child_process|timers)(/|$)',
        'node_modules/undici/',
      ],
    },
  ),
  no(
    'routes-translate',
    'Routes translate: they call commands and queries, and neither decide nor read tables.',
    { path: ROUTES, pathNot: TEST },
    { path: '/(rules|tables)(\\.ts|/)' },
  ),
  no(
    'http-stays-at-the-edge',
    'Commands, rules, queries and tables do not know HTTP.',
    { path: '^server/src/[^/]+/(commands|rules|queries|tables|verify)', pathNot: TEST },
    { path: ['^server/src/platform/http/', 'node_modules/fastify/', ...ROUTES] },
  ),
]

const betweenFeatures = [
  no(
    'knock-at-the-door',
    'Other features are reached through their index.ts.',
    { path: `^server/src/${FEATURE}/`, pathNot: TEST },
    {
      path: '^server/src/',
      pathNot: [
        '^server/src/$1/',
        '^server/src/platform/',
        '^server/src/[^/]+/index\\.ts$',
        '^server/src/(schema|config)\\.ts$',
      ],
    },
  ),
  no(
    'platform-knows-no-feature',
    'platform is what any server would need.',
    { path: '^server/src/platform/' },
    { path: [`^server/src/${FEATURE}/`, '^server/src/(app|main|verify|listeners)\\.ts$'] },
  ),
  no(
    'tabs-only-compose',
    'tabs puts together what other features read: it has no rules, commands or tables.',
    { path: '^server/src/tabs/', pathNot: TEST },
    { path: ['/(rules|commands|tables)(\\.ts|/)', '^server/src/platform/work/'] },
  ),
  ...featureOrder,
]

const miniProgram = [
  no(
    'wechat-lives-in-platform',
    'Only platform/ calls Taro; screens use what it offers.',
    { path: '^miniapp/src/', pathNot: ['^miniapp/src/platform/', ...TEST] },
    { path: 'node_modules/@tarojs/taro/' },
  ),
  no(
    'phone-platform-knows-no-screen',
    'platform is what any mini program would need.',
    { path: '^miniapp/src/platform/', pathNot: TEST },
    { path: `^miniapp/src/(ui|parts|tabs|${FEATURE})/` },
  ),
  no(
    'ui-knows-no-feature',
    'ui is vocabulary, not sentences: it is told everything, and asks nobody.',
    { path: '^miniapp/src/ui/', pathNot: TEST },
    { path: `^miniapp/src/(platform|parts|tabs|${FEATURE})/` },
  ),
  no(
    'parts-know-no-feature',
    'The parts that all features share know none of them.',
    { path: '^miniapp/src/parts/' },
    { path: `^miniapp/src/${FEATURE}/` },
  ),
  no(
    'features-apart-on-screens',
    'Screens of two features meet in tabs/ only.',
    { path: `^miniapp/src/(?!tabs/)${FEATURE}/` },
    { path: `^miniapp/src/${FEATURE}/`, pathNot: '^miniapp/src/$1/' },
  ),
]

const tests = [
  no(
    'journeys-use-the-front-door',
    'Journeys speak HTTP or touch the screen; the world builds the server for them.',
    { path: '^tests/(journeys|miniapp)/' },
    { path: '^(server|miniapp)/src/', pathNot: ['^server/src/app\\.ts$', '^server/src/platform/'] },
  ),
]

module.exports = {
  forbidden: [...everywhere, ...packages, ...insideAFeature, ...betweenFeatures, ...miniProgram, ...tests],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '/fixture/'] },
    tsPreCompilationDeps: true, // see `import type` too
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
