/** A small mall for tests: a mug that many can afford, a lamp that few can, a coupon with its codes. */
import { budgetApi } from '@laurel/shared/budget'
import type { World } from './world.ts'

export interface Mall {
  signInBudget: string
  goodsBudget: string
  /** Ids of skus. */
  mug: string
  lamp: string
  coupon: string
  remaining(budgetId: string): Promise<number>
}

export interface MallOptions {
  mugs?: number
  mugPricePoints?: number
  codes?: string[]
}

const words = (title: string) => ({ title, subtitle: title, art: 'thermos', category: '好物', rules: [] })

export async function openMall(
  { operators }: World,
  { mugs = 10, mugPricePoints = 10, codes = ['COUPON-1', 'COUPON-2'] }: MallOptions = {},
): Promise<Mall> {
  const signIn = await operators.budget({ name: 'sign-in', currency: 'points', amount: 1_000 })
  const goods = await operators.budget({ name: 'goods', currency: 'fen', amount: 100_000 })
  await operators.signInTask({ rewards: [10, 10, 15, 15, 20, 20, 50], budgetId: signIn.id })
  const skuOf = async (...args: Parameters<typeof operators.product>): Promise<string> =>
    (await operators.product(...args)).skus[0]?.id ?? ''
  const budgetId = goods.id
  return {
    signInBudget: signIn.id,
    goodsBudget: goods.id,
    mug: await skuOf(
      {
        ...words('马克杯'),
        kind: 'goods',
        budgetId,
        skus: [{ title: '白', pricePoints: mugPricePoints, costFen: 500, limitPerMember: null }],
      },
      { stock: mugs },
    ),
    lamp: await skuOf(
      {
        ...words('阅读灯'),
        kind: 'goods',
        budgetId,
        skus: [{ title: '绿', pricePoints: 3_000, costFen: 900, limitPerMember: 1 }],
      },
      { stock: 5 },
    ),
    coupon: await skuOf(
      {
        ...words('咖啡券'),
        kind: 'code',
        budgetId,
        skus: [{ title: '1 张', pricePoints: 50, costFen: 300, limitPerMember: null }],
      },
      { codes },
    ),
    async remaining(id) {
      const { items } = await operators.as('editor', budgetApi.list, {})
      return items.find((budget) => budget.id === id)?.remaining ?? Number.NaN
    },
  }
}
