/** Operators at work: what the console will do, over the admin endpoints. */
import { type Budget, type BudgetCurrency, budgetApi, type Caps } from '@laurel/shared/budget'
import type { Call } from '@laurel/shared/call'
import { type AddProductInput, type AdminProduct, mallAdminApi } from '@laurel/shared/mall-admin'
import { approvalApi, operatorApi } from '@laurel/shared/operators'
import { type SignInRule, tasksAdminApi } from '@laurel/shared/tasks'
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
  signInRule(rule: SignInRule): Promise<SignInRule>
  /** Live, with stock or codes for its skus. */
  product(input: AddProductInput, supply: { stock?: number; codes?: string[] }): Promise<AdminProduct>
}

async function signIn(base: string, login: string, password: string): Promise<string> {
  return (await ask(base, operatorApi.signIn, { login, password })).accessToken
}

/** `admin`, `editor` and `approver` are signed in; they are added when they are not there yet. */
export async function operatorsAt(base: string): Promise<Operators> {
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
  return {
    as,
    token,
    async budget({ name, currency, amount, caps = NO_CAPS, parentId = null }) {
      const budget = await as('editor', budgetApi.add, { name, currency, parentId, caps })
      const asked = await as('editor', budgetApi.askTopUp, { budgetId: budget.id, amount, because: name })
      await as('approver', approvalApi.approve, { approvalId: asked.id })
      return { ...budget, filled: amount, remaining: amount }
    },
    signInRule: (rule) => as('editor', tasksAdminApi.setSignInRule, rule),
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
