/** A world with one of everything a write can name: budgets, goods on the shelf, codes, a sign-in rule, a member with points. */
import type { AdminProduct } from '@laurel/shared/mall-admin'
import type { MemberClient } from '../world/members.ts'
import { type World, type WorldOptions, world } from '../world/world.ts'

export interface Stage {
  world: World
  lin: MemberClient
  product: AdminProduct
  /** Of goods, with stock. */
  skuId: string
  codeSkuId: string
  fenBudgetId: string
  pointsBudgetId: string
  /** Everything that is stored, as one text. */
  state(): Promise<string>
}

const words = { subtitle: '', art: 'lamp', category: '好物', rules: ['包邮'] }
const terms = { title: '标准款', pricePoints: 10, costFen: 100, limitPerMember: null }

export async function openStage(options: WorldOptions = {}): Promise<Stage> {
  const w = await world(options)
  const { operators } = w
  const fen = await operators.budget({ name: '采购', currency: 'fen', amount: 1_000_000_000 })
  const points = await operators.budget({ name: '签到', currency: 'points', amount: 1_000_000 })
  await operators.signInTask({ rewards: [5, 5, 5, 5, 5, 5, 5], budgetId: points.id })
  const product = await operators.product(
    { ...words, title: '阅读灯', kind: 'goods', budgetId: fen.id, skus: [terms] },
    { stock: 1_000 },
  )
  const coupon = await operators.product(
    { ...words, title: '咖啡券', kind: 'code', budgetId: fen.id, skus: [terms] },
    { codes: Array.from({ length: 100 }, (_, i) => `COFFEE-${i}`) },
  )
  return {
    world: w,
    lin: await w.member('lin', 100_000),
    product,
    skuId: product.skus[0]?.id ?? '',
    codeSkuId: coupon.skus[0]?.id ?? '',
    fenBudgetId: fen.id,
    pointsBudgetId: points.id,
    async state() {
      const names = Object.values(w.db.schema).map((table) => tableName(table))
      const rows = await Promise.all(names.map((name) => w.db.all(`select * from "${name}"`)))
      return rows
        .map(
          (all, i) =>
            `${names[i]}: ${all
              .map((row) => JSON.stringify(row))
              .toSorted()
              .join('\n')}`,
        )
        .join('\n\n')
    },
  }
}

/** Drizzle keeps it under a symbol that both dialects share. */
const tableName = (table: object): string => String(Reflect.get(table, Symbol.for('drizzle:Name')))
