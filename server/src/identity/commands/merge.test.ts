import { describe, expect, test } from 'vitest'
import { must } from '../../platform/must.ts'
import type { Row, Work } from '../../schema.ts'
import { linkIdentity } from './identities.ts'
import { survivorOf } from './members.ts'
import { moveBack, moveIdentities } from './merge.ts'
import { refresh } from './sessions.ts'
import { known, membersInMemory } from './testing.ts'

const memberOf = (w: Work, id: string): Row<'member'> => must(w.get('member', id), id)
const cause = { by: 'qing', because: 'one person' }
const annToLin = { mergeId: 'g1', from: 'ann', to: 'lin', ...cause }

describe('a merge', () => {
  test('moves all that the one is known by to the other, and ends its sessions', () => {
    const { engine, run, member, knownAs, links } = membersInMemory('lin', 'ann')
    run((w, now) => moveIdentities(w, annToLin, now))

    expect(knownAs('lin')).toEqual(['openid o-ann', 'openid o-lin', 'unionid u-ann', 'unionid u-lin'])
    expect(links()).toEqual([
      'lin openid o-ann',
      'lin openid o-lin',
      'lin unionid u-ann',
      'lin unionid u-lin',
    ])
    expect(member('ann')).toMatchObject({ state: 'merged', mergedInto: 'lin' })
    expect(() => engine.run(refresh, { family: 'session-of-ann', shownHash: 'r0', nextHash: 'r1' })).toThrow(
      'SESSION_REVOKED',
    )
  })

  test('is written down on both sides, with who did it and why', () => {
    const { engine, run } = membersInMemory('lin', 'ann')
    run((w, now) => moveIdentities(w, annToLin, now))

    const told = engine
      .rows('identityChange')
      .filter(({ kind, act }) => kind === 'openid' && act.startsWith('moved'))
    expect(told).toMatchObject([
      { memberId: 'ann', act: 'moved-away', by: 'qing', because: 'one person', mark: 'o-' },
      { memberId: 'lin', act: 'moved-here', by: 'qing', because: 'one person', mark: 'o-' },
    ])
  })

  test.each(['ann', 'lin'])('with %s closed or merged already is refused', (gone) => {
    const { run } = membersInMemory('lin', 'ann', 'bob')
    run((w, now) => moveIdentities(w, { ...annToLin, from: gone, to: 'bob' }, now))

    expect(() => run((w, now) => moveIdentities(w, annToLin, now))).toThrow('MEMBER_MERGED')
  })
})

describe('undone', () => {
  test('each has what was theirs, what came meanwhile stays', () => {
    const { run, member, knownAs, links } = membersInMemory('lin', 'ann')
    run((w, now) => moveIdentities(w, annToLin, now))
    run((w, now) =>
      linkIdentity(
        w,
        { memberId: 'lin', identity: known('phone', 'p-lin'), by: 'member', because: null },
        now,
      ),
    )
    run((w, now) => moveBack(w, { ...annToLin, from: 'lin', to: 'ann' }, now))

    expect(knownAs('ann')).toEqual(['openid o-ann', 'unionid u-ann'])
    expect(knownAs('lin')).toEqual(['openid o-lin', 'phone p-lin', 'unionid u-lin'])
    expect(links()).toHaveLength(5)
    expect(member('ann')).toMatchObject({ state: 'active', mergedInto: null })
  })

  test('leaves what another merge brought', () => {
    const { run, knownAs } = membersInMemory('lin', 'ann', 'bob')
    run((w, now) => moveIdentities(w, annToLin, now))
    run((w, now) => moveIdentities(w, { ...annToLin, mergeId: 'g2', from: 'bob' }, now))
    run((w, now) => moveBack(w, { ...annToLin, from: 'lin', to: 'ann' }, now))

    expect(knownAs('ann')).toEqual(['openid o-ann', 'unionid u-ann'])
    expect(knownAs('lin')).toEqual(['openid o-bob', 'openid o-lin', 'unionid u-bob', 'unionid u-lin'])
  })

  test('one after the other, the last first, each merge gives back its own', () => {
    const { run, knownAs } = membersInMemory('lin', 'ann', 'bob')
    const linToBob = { mergeId: 'g2', from: 'lin', to: 'bob', ...cause }
    run((w, now) => moveIdentities(w, annToLin, now))
    run((w, now) => moveIdentities(w, linToBob, now))
    expect(knownAs('bob')).toHaveLength(6)
    expect(run((w) => survivorOf(w, memberOf(w, 'ann')).id)).toBe('bob')

    run((w, now) => moveBack(w, { ...linToBob, from: 'bob', to: 'lin' }, now))
    expect(knownAs('lin')).toHaveLength(4)
    run((w, now) => moveBack(w, { ...annToLin, from: 'lin', to: 'ann' }, now))
    for (const id of ['lin', 'ann', 'bob']) expect(knownAs(id)).toEqual([`openid o-${id}`, `unionid u-${id}`])
  })
})
