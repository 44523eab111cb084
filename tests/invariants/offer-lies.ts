/** False rows of offers and grants, each with what takes it back and the rule that must see it. They rest on the days of `offer-days.ts`. */
import type { Lie } from './lies.ts'
import { HOUR_MS, NOON } from './offer-days.ts'

interface Row {
  table: string
  where: string
}

/** Changes a row for a while; what names the row is not changed. */
const edited = (what: string, red: string, { table, where }: Row, ...sets: string[]): Lie => ({
  what,
  red: [red],
  tell: [
    `create table kept as select * from ${table} where ${where}`,
    ...sets.map((set) => `update ${table} set ${set} where ${where}`),
  ],
  takeBack: [
    `delete from ${table} where ${where}`,
    `insert into ${table} select * from kept`,
    'drop table kept',
  ],
})
const removed = (what: string, red: string, { table, where }: Row): Lie => {
  const lie = edited(what, red, { table, where })
  return { ...lie, tell: [...lie.tell, `delete from ${table} where ${where}`] }
}

const grant = (memberId: string, occasion: string): Row => ({
  table: 'offer_grant',
  where: `member_id = '${memberId}' and occasion = '${occasion}'`,
})
const offer: Row = { table: 'offer', where: `id = 'buy'` }
const P1 = 'grant/ann/buy/fact/p1'
const hours = (n: number): number => NOON + n * HOUR_MS

export const OFFER_LIES: Lie[] = [
  removed('a grant is removed', '6 points given by an offer', grant('ann', 'p1')),
  removed('a grant of growth is removed', '6 growth given by an offer', grant('ann', 'p1')),
  edited(
    'a transfer stands in two grants',
    '6 points given by an offer',
    grant('bob', 'p3'),
    `postings = '[["${P1}/0",10]]'`,
  ),
  edited(
    'a posting is edited',
    '6 points given by an offer',
    grant('ann', 'p1'),
    `postings = '[["${P1}/0",11]]'`,
  ),
  edited(
    'a posting of growth is edited',
    '6 growth given by an offer',
    grant('ann', 'p1'),
    `growth_postings = '[["${P1}/1",6]]'`,
  ),
  edited(
    'what is due is edited',
    '6 a grant is given what is due',
    grant('ann', 'p1'),
    'points = points + 1',
  ),
  edited(
    'less is due than is withheld',
    '6 a grant is given what is due',
    grant('ann', 'p2'),
    `points = 7, state = 'withheld', refusal = 'OFFER_PAUSED'`,
  ),
  edited(
    'growth due is moved to another instant',
    '6 growth is posted as it is due',
    grant('ann', 'p1'),
    `growth = '[[1,5]]'`,
  ),
  edited(
    'growth posted is moved to another instant',
    '6 growth is told of',
    grant('ann', 'p1'),
    `growth_posted = '[[1,5]]'`,
  ),
  edited(
    'more growth is posted than moved',
    '6 growth posted by instant',
    grant('ann', 'p1'),
    `growth_posted = '[[${NOON},6]]'`,
  ),
  removed('news of growth is removed', '6 growth is told of', {
    table: 'fact',
    where: `subject_id = '${P1}'`,
  }),
  edited(
    'a grant that stands is called reversed',
    '6 a grant says what became of it',
    grant('ann', 'p1'),
    `state = 'reversed'`,
  ),
  edited(
    'a grant that was taken back is called granted',
    '6 a grant says what became of it',
    grant('bob', 'p3'),
    `state = 'granted'`,
  ),
  edited('a refusal is forgotten', '6 a grant says what became of it', grant('cat', 'p5'), 'refusal = null'),
  edited(
    'a grant names a version nobody approved',
    '6 a grant rests on a version',
    grant('ann', 'p1'),
    'version = 9',
  ),
  edited(
    'two versions are in force at once',
    '6 one version of an offer',
    offer,
    `spans = '[[1,${NOON},${hours(1)}],[1,${hours(4)},${hours(49)}],[2,${hours(48)},null]]'`,
  ),
  edited(
    'a version nobody approved is in force',
    '6 one version of an offer',
    offer,
    `spans = '[[3,${NOON},${hours(1)}]]'`,
  ),
  edited(
    'a paused offer is in force',
    '6 nothing of a paused or ended',
    offer,
    `spans = '[[1,${NOON},${hours(2)}]]'`,
  ),
  edited(
    'an ended offer is in force',
    '6 nothing of a paused or ended',
    { table: 'offer', where: `id = 'bind'` },
    `spans = '[[1,${NOON},null]]'`,
  ),
  edited('a pause is hidden', '6 an offer is paused while', offer, `paused_at = ${hours(5)}`),
  edited('a pause has no end', '6 an offer is paused while', offer, `pauses = '[[${hours(5)},null]]'`),
  edited(
    'something was given in a pause',
    '6 nothing is given by an offer while',
    offer,
    `pauses = '[[${hours(-1)},${hours(1)}]]'`,
  ),
]
