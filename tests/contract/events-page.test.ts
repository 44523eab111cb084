import { peopleAdminApi } from '@laurel/shared/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, world } from '../world/world.ts'
import { printedBy } from './printed.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

test('the page on events says what a source hears: its commands, run one after another', async () => {
  const { id: memberId } = await w.member('customer')
  const link = { memberId, customerNumber: 'C-30086', because: 'shown at the counter' }
  await w.operators.as('admin', peopleAdminApi.linkCustomer, link)

  expect(await printedBy('events.md', { LAUREL: w.url, CUSTOMER: link.customerNumber })).toEqual([
    'recorded',
    'known',
    'EVENT_KEY_REUSED',
    'refused,recorded',
    'SIGNATURE_INVALID',
  ])
})
