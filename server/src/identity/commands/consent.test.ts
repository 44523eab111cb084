import { expect, test } from 'vitest'
import { agree, withdraw } from './consent.ts'
import { refresh } from './sessions.ts'
import { membersInMemory, START, TEXT } from './testing.ts'

const NEWER = { version: '2027-01', textHash: 'hash-of-2027-01' }
const lin = { memberId: 'lin' }

test('who agrees to the newer text is written down with it, once', () => {
  const { engine, pass } = membersInMemory('lin')
  pass(10)
  engine.run(agree, { ...lin, agreed: NEWER.version, text: NEWER })
  pass(10)
  engine.run(agree, { ...lin, agreed: NEWER.version, text: NEWER })

  expect(engine.rows('consent')).toMatchObject([
    { version: '2026-11', act: 'given', at: START, scene: 'sign-in' },
    { version: '2027-01', act: 'given', at: START + 10, scene: 'settings', textHash: NEWER.textHash },
  ])
})

test('another text than the one in force is not agreed to', () => {
  const { engine } = membersInMemory('lin')

  expect(() => engine.run(agree, { ...lin, agreed: TEXT.version, text: NEWER })).toThrow('CONSENT_OUTDATED')
  expect(() => engine.run(agree, { memberId: 'ann', agreed: NEWER.version, text: NEWER })).toThrow(
    'SESSION_EXPIRED',
  )
})

test('who withdraws is written down with the text it was, and no session goes on', () => {
  const { engine } = membersInMemory('lin', 'ann')
  engine.run(withdraw, lin)
  engine.run(withdraw, lin)

  expect(engine.rows('consent').filter(({ memberId }) => memberId === 'lin')).toMatchObject([
    { act: 'given', at: START },
    // In the same instant, and still after it.
    { act: 'withdrawn', at: START + 1, version: TEXT.version, textHash: TEXT.textHash, scene: 'settings' },
  ])
  expect(engine.rows('revocation').map(({ subject }) => subject)).toEqual(['lin'])
  const order = (id: string) => ({ family: `session-of-${id}`, shownHash: 'r0', nextHash: 'r1' })
  expect(() => engine.run(refresh, order('lin'))).toThrow('SESSION_REVOKED')
  expect(engine.run(refresh, order('ann'))).toMatchObject({ reused: false })
})
