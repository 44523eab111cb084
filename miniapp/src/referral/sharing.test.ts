import type { InvitePage } from '@laurel/shared/referral'
import { beforeEach, expect, test } from 'vitest'
import { phone, type Sent } from '../../test/taro.ts'
import { within } from '../platform/share.ts'
import { chatCards, momentsCard } from './invite-cards.ts'
import { linkFor, mint, prepare, resetSharing, useSharing } from './sharing.ts'

const page = {
  offerId: 'winter',
  surfaces: ['group', 'moments', 'poster'],
  deal: { headline: '送你一枝新叶' },
} as unknown as InvitePage

const linkOf = ({ body }: Sent) => {
  const { surface } = body as { surface: string }
  const code = `${surface}-code`
  return { body: { code, url: `https://laurel.test/s/${code}`, path: `/landing?code=${code}` } }
}

beforeEach(() => {
  phone.reset()
  resetSharing()
})

test('both links are minted when the page opens, once, and stand ready for the tap', async () => {
  phone.network = linkOf
  await Promise.all([prepare('winter', page.surfaces), prepare('winter', page.surfaces)])

  expect(phone.sent.map(({ body }) => (body as { surface: string }).surface).sort()).toEqual([
    'group',
    'moments',
  ])
  expect(chatCards(page).card()).toEqual({ title: '送你一枝新叶', path: '/landing?code=group-code' })
  expect(chatCards(page).coming()).toBeNull()
  expect(momentsCard(page)).toEqual({ title: '送你一枝新叶', query: 'code=moments-code' })
})

test('a tap before the link is there gets a card that waits for it', async () => {
  phone.network = linkOf
  const { card, coming } = chatCards(page)

  expect(card().path).toContain('/referral/pages/invite/index?offerId=winter')
  expect((await coming())?.path).toBe('/landing?code=group-code')
})

test('without a network the trouble is told, and the next try asks anew', async () => {
  await prepare('winter', page.surfaces)
  expect(useSharing.getState().trouble).toBe('OFFLINE')
  phone.network = linkOf
  await prepare('winter', page.surfaces)

  expect(useSharing.getState().trouble).toBeNull()
  expect(linkFor('winter', 'group')?.code).toBe('group-code')
})

test('the hop before goes along: who this phone is, and by which link it came', async () => {
  phone.network = linkOf
  await mint('winter', 'poster')

  expect(phone.sent[0]?.body).toMatchObject({
    offerId: 'winter',
    surface: 'poster',
    visitorId: expect.stringMatching(/^[0-9a-f]{32}$/),
  })
})

test('a page that cannot be shared has a card without a code, and Moments get none either', () => {
  expect(chatCards(null).card().path).toBe('/referral/pages/invite/index')
  expect(momentsCard({ ...page, surfaces: ['friend'] })).toEqual({
    title: '送你一枝新叶',
    query: 'offerId=winter',
  })
})

test('WeChat is not kept waiting, and a failure is the card that stands there', async () => {
  const never = new Promise<string>(() => undefined)

  expect(await within(never, 'there', 10)).toBe('there')
  expect(await within(Promise.reject(new Error('offline')), 'there', 10)).toBe('there')
  expect(await within(Promise.resolve('better'), 'there', 10)).toBe('better')
})
