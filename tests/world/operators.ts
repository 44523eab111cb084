/** Operators at work: what the console will do, over the admin endpoints. */
import { type Budget, type BudgetCurrency, budgetApi, type Caps } from '@laurel/shared/budget'
import type { Call } from '@laurel/shared/call'
import { type AddProductInput, type AdminProduct, mallAdminApi } from '@laurel/shared/mall-admin'
import { type AddOfferInput, type Offer, offersApi } from '@laurel/shared/offers'
import { approvalApi, operatorApi } from '@laurel/shared/operators'
import { ask } from './ask.ts'

const NO_CAPS: Caps = { dayMax: null, monthMax: null, totalMax: null }
export const FIRST_OPERATOR = { login: 'admin', password: 'laurel-demo-admin' }
const passwordOf = (login: string): string => `laurel-demo-${login}`

export interface Operators {
  as<Input, Output>(login: string, call: Call<Input, Output>, input: Input): Promise<Output>
  token(login: string): string
  /** A budget that holds `amount`, asked for by one operator and approved by another. */
  budget(input: {
    name: string
    currency: BudgetCurrency
    amount: number
    caps?: Caps
    parentId?: string
  }): Promise<Budget>
  /** In force at once: written by one operator, approved by another. */
  publish(offer: Published): Promise<Offer>
  /** The daily sign-in: points of the first to the seventh day. */
  signInTask(task: SignInTask): Promise<Offer>
  /** Live, with stock or codes for its skus. */
  product(input: AddProductInput, supply: { stock?: number; codes?: string[] }): Promise<AdminProduct>
}

interface SignInTask {
  rewards: number[]
  budgetId: string
  growth?: number
}

type Published = Pick<AddOfferInput, 'kind' | 'title' | 'body'> & Partial<AddOfferInput>

const YEAR_MS = 366 * 86_400_000
/** What every offer needs and few tests look at. */
const termsOf = (now: number) => ({
  budgetId: null,
  startsAt: now,
  endsAt: now + YEAR_MS,
  rules: ['每位会员每期限一次，奖励发完即止，最终以页面公示为准。'],
  goal: { metric: 'members', target: 100, days: 90 } as const,
  signOff: null,
})

/** There is one daily sign-in: a new one takes the place of the old. */
const signInTaskOf = ({ rewards, budgetId, growth }: SignInTask): Published => ({
  kind: 'task',
  title: '每日签到',
  budgetId,
  body: {
    kind: 'sign-in',
    args: { rewards, ...(growth ? { growth } : {}) },
    group: 'daily',
    text: '连续签到，奖励逐日增加',
    period: 'day',
    minLevel: 0,
    after: [],
    claim: 'tap',
    claimDays: null,
    reward: { points: 0, growth: 0 },
    lotDays: 365,
    go: null,
  },
})

let signIns = 0
/** From another desk each time: sign-ins are counted by address. */
const newDesk = (): string => {
  signIns += 1
  return `10.255.${(signIns >> 8) & 255}.${signIns & 255}`
}

async function signIn(base: string, login: string, password: string): Promise<string> {
  return (await ask(base, operatorApi.signIn, { login, password }, { ip: newDesk() })).accessToken
}

/** `admin`, `editor` and `approver` are signed in; they are added when they are not there yet. */
export async function operatorsAt(base: string, clock: () => number = Date.now): Promise<Operators> {
  const admin = await signIn(base, FIRST_OPERATOR.login, FIRST_OPERATOR.password)
  const { items } = await ask(base, operatorApi.list, {}, { token: admin })
  const tokens = new Map([['admin', admin]])
  for (const role of ['editor', 'approver'] as const) {
    const password = passwordOf(role)
    if (!items.some(({ login }) => login === role)) {
      await ask(base, operatorApi.add, { login: role, name: role, role, password }, { token: admin })
    }
    tokens.set(role, await signIn(base, role, password))
  }
  const token = (login: string): string => tokens.get(login) ?? ''
  const as: Operators['as'] = (login, call, input) => ask(base, call, input, { token: token(login) })
  const publish: Operators['publish'] = async (offer) => {
    const draft = await as('editor', offersApi.add, { ...termsOf(clock()), ...offer })
    const { id: offerId, title: because } = { ...draft, title: offer.title }
    const asked = await as('editor', offersApi.submit, { offerId, because })
    await as('approver', approvalApi.approve, { approvalId: asked.id })
    return as('editor', offersApi.one, { offerId })
  }
  return {
    as,
    token,
    async budget({ name, currency, amount, caps = NO_CAPS, parentId = null }) {
      const budget = await as('editor', budgetApi.add, { name, currency, parentId, caps })
      const asked = await as('editor', budgetApi.askTopUp, { budgetId: budget.id, amount, because: name })
      await as('approver', approvalApi.approve, { approvalId: asked.id })
      return { ...budget, filled: amount, remaining: amount }
    },
    publish,
    async signInTask(task) {
      const { items } = await as('editor', offersApi.list, { kind: 'task', state: 'live', limit: 100 })
      for (const { id, current } of items)
        if (current?.body.kind === 'sign-in')
          await as('editor', offersApi.end, { offerId: id, because: 'another one comes' })
      return publish(signInTaskOf(task))
    },
    async product(input, { stock = 0, codes = [] }) {
      const product = await as('editor', mallAdminApi.addProduct, input)
      for (const { id: skuId } of product.skus) {
        if (stock) await as('editor', mallAdminApi.restock, { skuId, pieces: stock, because: '首批入库' })
        if (codes.length) await as('editor', mallAdminApi.importCodes, { skuId, codes })
      }
      return as('editor', mallAdminApi.setProductState, { productId: product.id, state: 'live' })
    },
  }
}
