/** Where a file may stand and what it may be called: a reader who has seen one feature finds the way in all of them. */
import type { Check } from '../source.ts'

const WORDS =
  'identity|operators|outreach|events|points|budget|offers|membership|earning|tasks|quizzes|referral|mall|draws|leads|people|why|insights'

/** Each line is a folder that may be there. */
const FOLDERS = [
  'shared/src',
  'server/src',
  `server/src/(${WORDS}|tabs)`,
  `server/src/(${WORDS})/(rules|tables|commands|queries|routes)`,
  'server/src/platform',
  'server/src/platform/(http|wechat|work)',
  'miniapp/src',
  'miniapp/src/(platform|ui|parts)',
  'miniapp/src/assets(/.+)?',
  `miniapp/src/(${WORDS})`,
  `miniapp/src/(${WORDS})/parts`,
  `miniapp/src/(${WORDS})/pages/[a-z-]+`,
  'miniapp/src/tabs/[a-z-]+',
  'miniapp/src/tabs/[a-z-]+/parts',
  'miniapp/(config|test|types)',
  'tests/(world|journeys|invariants|contract|faults|wechat-live|miniapp|bench|tidy)(/.+)?',
].map((folder) => new RegExp(`^${folder}$`))
const RULED = /^(shared|server|miniapp)\/src\/|^tests\/.+\//

/** What others call our six files. */
const SERVER_NAMES: Readonly<Record<string, string>> = {
  store: 'queries.ts',
  repository: 'queries.ts',
  actions: 'commands.ts',
  service: 'commands.ts',
  model: 'tables.ts',
  entity: 'tables.ts',
  controller: 'routes.ts',
  handlers: 'routes.ts',
  policy: 'rules.ts',
  validators: 'rules.ts',
}

/** Drawers, not things. */
const DRAWERS = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'services',
  'managers',
  'manager',
])

const stems = (path: string): string[] => path.split('/').map((part) => part.split('.')[0] ?? '')
const wordsIn = (path: string): string[] => stems(path).flatMap((stem) => stem.toLowerCase().split('-'))
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

const drawer: Check = ({ path }) =>
  wordsIn(path)
    .filter((word) => DRAWERS.has(word))
    .map((word) => ({ path, line: 1, says: `“${word}” is a drawer: name the thing that lies in it.` }))

export const foldersAreWords: Check = ({ path }) => {
  const folder = folderOf(path)
  const strange = RULED.test(path) && !FOLDERS.some((lawful) => lawful.test(folder))
  return strange ? [{ path, line: 1, says: `${folder} is no folder of ours: see ARCHITECTURE.md.` }] : []
}

export const filesAreNamedAlike: Check = ({ path }) => {
  const [, , , name] = path.split('/')
  const ours = path.startsWith('server/src/') && name ? SERVER_NAMES[stems(name)[0] ?? ''] : undefined
  return ours ? [{ path, line: 1, says: `In a feature this is ${ours}.` }] : []
}

export const nothingIsADrawer: Check = (source) => [
  ...drawer(source),
  ...(/^(shared|server|miniapp\/src|tests)\/(.*\/)?types\//.test(source.path)
    ? [
        {
          path: source.path,
          line: 1,
          says: 'A type stands beside what it describes, not in a folder of types.',
        },
      ]
    : []),
]
