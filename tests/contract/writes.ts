/** For every call that takes a key: somebody who may ask it, an input that it grants, and the same with one thing changed. */
import { budgetApi } from '@laurel/shared/budget'
import type { CallLine } from '@laurel/shared/call'
import { identityApi } from '@laurel/shared/identity'
import { mallApi } from '@laurel/shared/mall'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { approvalApi, operatorApi } from '@laurel/shared/operators'
import { tasksApi } from '@laurel/shared/tasks'
import { ask } from '../world/ask.ts'
import { HOME } from '../world/members.ts'
import { drawWrites } from './draw-writes.ts'
import { eventWrites } from './event-writes.ts'
import { giftWrites } from './gift-writes.ts'
import { leadWrites } from './lead-writes.ts'
import { offerWrites } from './offer-writes.ts'
import { outreachWrites } from './outreach-writes.ts'
import { peopleWrites } from './people-writes.ts'
import { questionWrites } from './question-writes.ts'
import { quizWrites } from './quiz-writes.ts'
import { referralWrites } from './referral-writes.ts'
import type { Stage } from './stage.ts'

type Input = Record<string, unknown>
export interface Write {
  call: CallLine
  as: 'member' | 'admin' | 'editor' | 'approver'
  /** Made anew each time: what it names is in the right state. */
  input(): Promise<Input> | Input
  /** What of it is changed, when anything can be. */
  other?(): Promise<Input> | Input
}

const NO_CAPS = { dayMax: null, monthMax: null, totalMax: null }

let made = 0
const fresh = (): string => {
  made += 1
  return `n${made}`
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one table.
export function everyWrite(stage: Stage): Write[] {
  const { lin, skuId, codeSkuId, fenBudgetId, pointsBudgetId, product } = stage
  const { as } = stage.world.operators
  const orderId = async () => ({ orderId: (await lin.redeem(skuId)).orderId })
  const ofOrders = async (step: typeof mallAdminApi.fulfil) => {
    const order = await orderId()
    await as('editor', step, order)
    return order
  }
  const shipped = async () => {
    const order = await ofOrders(mallAdminApi.fulfil)
    await as('editor', mallAdminApi.ship, { ...order, carrier: 'SF', trackingNumber: '1' })
    return order
  }
  /** Done, and not claimed yet. */
  const doneTask = async () => {
    const args = { fact: 'order.redeemed', target: 1 }
    const always = { group: 'growth', text: '兑换一件', period: 'once', minLevel: 0, after: [], claim: 'tap' }
    const rest = { claimDays: null, reward: { points: 1, growth: 0 }, lotDays: 365, go: null }
    const body = { kind: 'count', args, ...always, ...rest }
    const task = { kind: 'task', title: fresh(), budgetId: pointsBudgetId, body } as const
    const { id: taskId } = await stage.world.operators.publish(task)
    await lin.redeem(skuId)
    return { taskId }
  }
  const someOperator = async () => {
    const login = fresh().padStart(3, 'op')
    const input = { login, name: login, role: 'editor', password: 'a-long-enough-password' } as const
    return { operatorId: (await as('admin', operatorApi.add, input)).id }
  }
  const asked = async () => ({
    approvalId: (
      await as('editor', budgetApi.askTopUp, { budgetId: fenBudgetId, amount: 5, because: 'more' })
    ).id,
  })
  const { id: productId, title, subtitle, art, category, rules, skus } = product
  const terms = { title: '大号', pricePoints: 20, costFen: 200, limitPerMember: 1_000_000 }
  return [
    {
      call: identityApi.setNickname,
      as: 'member',
      input: () => ({ nickname: '林知夏' }),
      other: () => ({ nickname: '林知秋' }),
    },
    { call: identityApi.removePhone, as: 'member', input: () => ({}) },
    {
      call: identityApi.agree,
      as: 'member',
      input: async () => ({ version: (await ask(stage.world.url, identityApi.consent, {})).version }),
      other: () => ({ version: 'another' }),
    },
    { call: tasksApi.signIn, as: 'member', input: () => ({}) },
    { call: tasksApi.claim, as: 'member', input: doneTask, other: doneTask },
    {
      call: mallApi.redeem,
      as: 'member',
      input: () => ({ skuId, address: HOME }),
      other: () => ({ skuId: codeSkuId }),
    },
    { call: mallApi.cancel, as: 'member', input: orderId, other: orderId },
    { call: mallApi.receive, as: 'member', input: shipped, other: orderId },
    {
      call: operatorApi.add,
      as: 'admin',
      input: () => ({
        login: fresh().padStart(3, 'op'),
        name: '青',
        role: 'editor',
        password: 'a-long-enough-password',
      }),
      other: () => ({ role: 'approver' }),
    },
    {
      call: operatorApi.setRole,
      as: 'admin',
      input: async () => ({ ...(await someOperator()), role: 'manager' }),
      other: () => ({ role: 'approver' }),
    },
    {
      call: operatorApi.setState,
      as: 'admin',
      input: async () => ({ ...(await someOperator()), state: 'off' }),
      other: () => ({ state: 'active' }),
    },
    {
      call: operatorApi.resetPassword,
      as: 'admin',
      input: async () => ({ ...(await someOperator()), password: 'another-long-password' }),
      other: () => ({ password: 'yet-another-long-one' }),
    },
    {
      call: operatorApi.askMakeAdmin,
      as: 'admin',
      input: async () => ({ ...(await someOperator()), because: '轮岗' }),
      other: () => ({ because: '别的' }),
    },
    {
      call: operatorApi.askDropTotp,
      as: 'admin',
      input: async () => ({ ...(await someOperator()), because: '换手机' }),
      other: () => ({ because: '别的' }),
    },
    {
      call: budgetApi.add,
      as: 'editor',
      input: () => ({ name: fresh(), currency: 'fen', parentId: null, caps: NO_CAPS }),
      other: () => ({ currency: 'points' }),
    },
    {
      call: budgetApi.setCaps,
      as: 'editor',
      input: () => ({ budgetId: pointsBudgetId, caps: { ...NO_CAPS, dayMax: 100_000 } }),
      other: () => ({ caps: NO_CAPS }),
    },
    {
      call: budgetApi.askTopUp,
      as: 'editor',
      input: () => ({ budgetId: fenBudgetId, amount: 5, because: 'more' }),
      other: () => ({ amount: 6 }),
    },
    { call: approvalApi.approve, as: 'approver', input: asked, other: () => ({ approvalId: 'another' }) },
    { call: approvalApi.reject, as: 'approver', input: asked, other: () => ({ approvalId: 'another' }) },
    { call: approvalApi.withdraw, as: 'editor', input: asked, other: () => ({ approvalId: 'another' }) },
    {
      call: mallAdminApi.addProduct,
      as: 'editor',
      input: () => ({
        title: fresh(),
        subtitle,
        art,
        category,
        rules,
        kind: 'goods',
        budgetId: fenBudgetId,
        skus: [terms],
      }),
      other: () => ({ kind: 'code' }),
    },
    {
      call: mallAdminApi.editProduct,
      as: 'editor',
      input: () => ({ productId, title, subtitle, art, category, rules }),
      other: () => ({ title: '别的' }),
    },
    {
      call: mallAdminApi.setProductState,
      as: 'editor',
      input: () => ({ productId, state: 'live' }),
      other: () => ({ state: 'off' }),
    },
    {
      call: mallAdminApi.editSku,
      as: 'editor',
      input: () => ({ skuId: skus[0]?.id, ...terms }),
      other: () => ({ pricePoints: 1 }),
    },
    {
      call: mallAdminApi.restock,
      as: 'editor',
      input: () => ({ skuId, pieces: 10, because: '补货' }),
      other: () => ({ pieces: 1_000 }),
    },
    {
      call: mallAdminApi.importCodes,
      as: 'editor',
      input: () => ({ skuId: codeSkuId, codes: [`CODE-${fresh()}`] }),
      other: () => ({ codes: ['CODE-OTHER'] }),
    },
    {
      call: mallAdminApi.setShelf,
      as: 'editor',
      input: () => ({ productIds: [productId] }),
      other: () => ({ productIds: [] }),
    },
    { call: mallAdminApi.fulfil, as: 'editor', input: orderId, other: orderId },
    {
      call: mallAdminApi.ship,
      as: 'editor',
      input: async () => ({
        ...(await ofOrders(mallAdminApi.fulfil)),
        carrier: '顺丰',
        trackingNumber: 'SF1',
      }),
      other: () => ({ trackingNumber: 'SF2' }),
    },
    ...giftWrites(stage),
    ...offerWrites(stage),
    ...leadWrites(stage),
    ...questionWrites(stage),
    ...quizWrites(stage),
    ...drawWrites(stage),
    ...referralWrites(stage),
    ...outreachWrites(stage),
    ...eventWrites(stage),
    ...peopleWrites(stage),
    { call: mallAdminApi.cancel, as: 'editor', input: orderId, other: orderId },
  ]
}

export const tokenFor = ({ world, lin }: Stage, who: Write['as']): string =>
  who === 'member' ? lin.token : world.operators.token(who)
