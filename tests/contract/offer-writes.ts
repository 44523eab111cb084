/** The keyed calls by which operators publish, with inputs that they grant. */
import { type AddOfferInput, offersApi } from '@laurel/shared/offers'
import { approvalApi } from '@laurel/shared/operators'
import type { Stage } from './stage.ts'
import type { Write } from './writes.ts'

const because = '春季活动'
const DAY_MS = 86_400_000
const buyThrice = {
  kind: 'count',
  args: { fact: 'purchase.paid', target: 3 },
  group: 'growth',
  text: '本月消费三次',
  period: 'month',
  minLevel: 0,
  after: [],
  claim: 'tap',
  claimDays: null,
  reward: { points: 5, growth: 0 },
  lotDays: 365,
  go: null,
}

export function offerWrites({ world, pointsBudgetId }: Stage): Write[] {
  const { as } = world.operators
  const terms = (): Omit<AddOfferInput, 'kind'> => ({
    title: '消费三次',
    body: buyThrice,
    budgetId: pointsBudgetId,
    startsAt: Date.now(),
    endsAt: Date.now() + 30 * DAY_MS,
    rules: ['每月一次'],
    goal: { metric: 'completions', target: 100, days: 30 },
    signOff: null,
  })
  const draft = async () => {
    const { id: offerId } = await as('editor', offersApi.add, { kind: 'task', ...terms() })
    return { offerId }
  }
  const toSubmit = async () => ({ ...(await draft()), because })
  const live = async () => {
    const submitted = await toSubmit()
    const { id: approvalId } = await as('editor', offersApi.submit, submitted)
    await as('approver', approvalApi.approve, { approvalId })
    return submitted
  }
  const paused = async () => {
    const offer = await live()
    await as('approver', offersApi.pause, offer)
    return offer
  }
  const another = () => ({ because: '别的原因' })
  const renamed = () => ({ title: '消费三次有礼' })
  return [
    { call: offersApi.add, as: 'editor', input: () => ({ kind: 'task', ...terms() }), other: renamed },
    {
      call: offersApi.edit,
      as: 'editor',
      input: async () => ({ ...(await draft()), ...terms() }),
      other: renamed,
    },
    { call: offersApi.submit, as: 'editor', input: toSubmit, other: another },
    { call: offersApi.pause, as: 'approver', input: live, other: another },
    { call: offersApi.resume, as: 'editor', input: paused, other: another },
    { call: offersApi.end, as: 'editor', input: live, other: another },
  ]
}
