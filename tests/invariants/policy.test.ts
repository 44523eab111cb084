/** The policy check against a corpus: what is forbidden is refused by its rule, what is allowed is let through. */

import { checkPolicy, checks, findWith } from '@laurel/server/offers/rules/policy'
import type { Declaration } from '@laurel/server/offers/rules/policy-graph'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowed as plain } from './policy-corpus-allowed.ts'
import { drawsAllowed, drawsForbidden } from './policy-corpus-draws.ts'
import { lawful } from './policy-corpus-law.ts'
import { referrals } from './policy-corpus-referral.ts'
import { sharing } from './policy-corpus-sharing.ts'
import { type Case, given, link, offer } from './policy-offers.ts'

const forbidden = [...sharing, ...referrals, ...lawful, ...drawsForbidden]
const allowed = [...plain, ...drawsAllowed]
const corpus = [...forbidden, ...allowed]

const rulesIn = (found: readonly { rule: string }[]): string[] =>
  [...new Set(found.map(({ rule }) => rule))].sort()
const isRight = ({ offers, rules }: Case, by = checks): boolean =>
  JSON.stringify(rulesIn(findWith(by, offers))) === JSON.stringify([...rules].sort())

describe('the corpus', () => {
  test.each(forbidden)('forbidden: $name', ({ offers, rules }) => {
    expect(rulesIn(checkPolicy(offers))).toEqual([...rules].sort())
  })

  test.each(allowed)('allowed: $name', ({ offers }) => {
    expect(checkPolicy(offers)).toEqual([])
  })

  test('is large, and no case stands in it twice', () => {
    expect(forbidden.length).toBeGreaterThanOrEqual(40)
    expect(allowed.length).toBeGreaterThanOrEqual(30)
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length)
  })

  test.each(checks.map((_, number) => number))('notices when check %i is missing', (missing) => {
    const left = checks.filter((_, number) => number !== missing)

    expect(corpus.filter((one) => !isRight(one, left)).map(({ name }) => name)).not.toEqual([])
  })
})

describe('a finding', () => {
  const found = (name: string) => checkPolicy(forbidden.find((one) => one.name === name)?.offers ?? [])

  test('shows the way from the share to the prize, over four offers', () => {
    const ways = found('share, task, chance, prize: four offers long')
    const toPrize = ways.find(({ rule, path }) => rule === '5.1.4' && path.length > 5)

    expect(toPrize?.path).toEqual([
      '分享给好友',
      '「分享」',
      '「打卡」',
      '「集卡」',
      '抽奖机会',
      '「大转盘」',
      '实物奖品',
    ])
    expect(toPrize?.sentence).toContain('分享给好友本身不能换取实物奖品')
  })

  test('has a sentence of whole words', () => {
    for (const { offers } of forbidden) {
      for (const { sentence, path } of checkPolicy(offers)) {
        expect(sentence).toMatch(/^[^a-z{}]+$/)
        expect(path.length).toBeGreaterThan(0)
      }
    }
  })

  test('is shown to the offers that have a part in it, and to no other', () => {
    const { offers = [] } = forbidden.find(({ name }) => name.startsWith('a visit that leads on')) ?? {}
    const aside = offer('无关', [link('form.filled', given('points'))])

    expect(checkPolicy([...offers, aside], '逛首页')).toEqual(checkPolicy(offers))
    expect(checkPolicy([...offers, aside], '无关')).toEqual([])
  })
})

const CAUSES = [
  'share.made',
  'page.visited',
  'purchase.paid',
  'quiz.passed',
  'invitee.phone-verified',
  'deposit.made',
]
const among = (ids: readonly string[]) => fc.constantFrom(...CAUSES, ...ids.map((id) => `offer:${id}`))
const IDS = ['a', 'b', 'c', 'd', 'e']
const links = fc.array(
  fc.record({
    cause: among(IDS),
    gives: fc.option(fc.constantFrom(given('points'), given('growth'), given('chance', { in: 'c' })), {
      nil: null,
    }),
  }),
  { minLength: 1, maxLength: 3 },
)
/** Five offers, led to each other at will: circles among them. */
const webs = fc.tuple(...IDS.map((id) => links.map((of): Declaration => offer(id, of))))

describe('whatever is published', () => {
  test('the order of offers is irrelevant', () => {
    fc.assert(
      fc.property(webs, fc.infiniteStream(fc.nat(1000)), (web, dice) => {
        const shuffled = web
          .map((one) => ({ one, by: dice.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ one }) => one)

        expect(checkPolicy(shuffled)).toEqual(checkPolicy(web))
      }),
    )
  })

  test('an offer that shares no node changes nothing for the others', () => {
    fc.assert(
      fc.property(webs, (web) => {
        const aside = offer('z', [
          link('account.followed', given('points')),
          link('offer:y', given('coupon')),
        ])
        const alone = checkPolicy([aside])

        const together = checkPolicy([...web, aside])

        const others = together.filter(
          (one) => !alone.some((own) => JSON.stringify(own) === JSON.stringify(one)),
        )
        expect(others).toEqual(checkPolicy(web))
        for (const id of IDS) expect(checkPolicy([...web, aside], id)).toEqual(checkPolicy(web, id))
      }),
    )
  })

  test('a share is found however far away it lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (length) => {
        const web = chainOf(length, 'share.made')

        expect(rulesIn(checkPolicy(web))).toEqual(['5.1.4'])
        expect(checkPolicy(web)[0]?.path).toHaveLength(length + 2)
      }),
      { numRuns: 20 },
    )
  })
})

function chainOf(length: number, cause: string): Declaration[] {
  return Array.from({ length }, (_, at) => {
    const gives = at === length - 1 ? given('points') : null
    return offer(`o${at}`, [link(at ? `offer:o${at - 1}` : cause, gives)])
  })
}

describe('2,000 offers are checked in a moment', () => {
  const side = Array.from({ length: 2_000 }, (_, at) =>
    offer(`s${at}`, [link('purchase.paid', given('points'))]),
  )
  const all = Array.from({ length: 2_000 }, (_, at) =>
    offer(`v${at}`, [link('page.visited', given('points'))]),
  )
  const circle = chainOf(2_000, 'offer:o1999')

  test.each([
    ['beside each other', side, 0],
    ['in a row', chainOf(2_000, 'share.made'), 1],
    ['in a circle', circle, 0],
    ['all forbidden', all, 2_000],
  ] as const)('%s', (_, offers, findings) => {
    const from = performance.now()
    const found = checkPolicy(offers)

    expect(performance.now() - from).toBeLessThan(10_000)
    expect(found).toHaveLength(findings)
  })
})
