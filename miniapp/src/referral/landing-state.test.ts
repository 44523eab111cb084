import { expect, test } from 'vitest'
import { standOf } from './landing-state.ts'

const plain = { outcome: null, isRefused: false, isSingle: false }
const live = { state: 'live', mine: null } as const

test.each([
  ['an open invitation asks', { landing: live, ...plain }, 'open'],
  [
    'a single page of Moments asks nothing, whatever else is so',
    { landing: { state: 'ended', mine: 'own' }, ...plain, isSingle: true },
    'single',
  ],
  [
    'what was just accepted comes before what the server says of it',
    { landing: { state: 'live', mine: 'bound' }, ...plain, outcome: 'accepted' },
    'accepted',
  ],
  [
    'one’s own link is one’s own, ended or not',
    { landing: { state: 'ended', mine: 'own' }, ...plain },
    'own',
  ],
  [
    'who is bound hears of it in a paused programme too',
    { landing: { state: 'paused', mine: 'bound' }, ...plain },
    'bound',
  ],
  [
    'of an ended programme a member hears that it ended',
    { landing: { state: 'ended', mine: 'member' }, ...plain },
    'ended',
  ],
  [
    'an empty budget is told before anything is asked',
    { landing: { state: 'full', mine: null }, ...plain },
    'full',
  ],
  ['a member is no new one', { landing: { state: 'live', mine: 'member' }, ...plain }, 'member'],
  ['what was turned down is not asked again', { landing: live, ...plain, isRefused: true }, 'refused'],
] as const)('%s', (_what, told, stand) => expect(standOf(told)).toBe(stand))
