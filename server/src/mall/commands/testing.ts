/** A small mall on the memory engine, for the tests of its commands: two members with points, and a fen budget. */
import type { EditSkuInput, SetProductStateInput } from '@laurel/shared/mall-admin'
import { addBudget, askTopUp, budgetApprovals } from '../../budget/index.ts'
import { approveWith } from '../../operators/index.ts'
import { postgresKit } from '../../platform/kit.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import { memoryEngine } from '../../platform/work/memory.ts'
import { balanceOf, transfer } from '../../points/index.ts'
import { type Command, defineSchema, type Row, type Work } from '../../schema.ts'
import { addProduct, setProductState } from './products.ts'
import { redeem } from './redeem.ts'
import { importCodes, restock } from './stock.ts'

const NOW = Date.parse('2026-11-21T04:00:00Z')
const FEN = 1_000_000
/** Two lots, so that it shows which came back. */
const LOTS = [
  ['2026-12-31', 2_000],
  ['2027-12-31', 860],
] as const

type Terms = Partial<Omit<EditSkuInput, 'skuId'>> & { stock?: number }

/** The code a command was refused with; undefined when it was not. */
export function refusalOf(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

function give(w: Work, memberId: string, now: number): void {
  for (const [expiresOn, amount] of LOTS) {
    const credit = `member/${memberId}/points`
    const because = { reason: 'gift' } as const
    transfer(
      w,
      { id: `gift/${memberId}/${expiresOn}`, debit: 'mint/points', credit, amount, because, expiresOn },
      now,
    )
  }
}

export function open() {
  const engine = memoryEngine(defineSchema(postgresKit), { clock: () => NOW })
  const run = <Input, Result>(command: Command<Input, Result>, input: Input): Result =>
    engine.run(command, input)
  let orders = 0
  let moves = 0
  const move = () => ({ moveId: `m${++moves}`, operatorId: 'editor' })

  const caps = { dayMax: null, monthMax: null, totalMax: null }
  run(addBudget, { id: 'gifts', name: 'Gifts', currency: 'fen', parentId: null, caps })
  run(askTopUp, { id: 't1', budgetId: 'gifts', amount: FEN, because: 'start', operatorId: 'editor' })
  run(approveWith(budgetApprovals), { approvalId: 't1', operatorId: 'approver', role: 'approver' })
  for (const member of ['lin', 'zhou']) run(give, member)

  const text = { subtitle: '', category: 'home', rules: [], budgetId: 'gifts' }
  const terms = { pricePoints: 100, costFen: 10, limitPerMember: null }
  const stall = {
    now: NOW,
    run,
    rows: engine.rows,
    goods({ stock = 0, ...more }: Terms): string {
      const skus = [{ title: 'Green', ...terms, ...more }]
      run(addProduct, { productId: 'cup', title: 'Cup', art: 'cup', kind: 'goods', skus, ...text })
      stall.setState('cup', 'live')
      if (stock) run(restock, { skuId: 'cup.1', pieces: stock, because: 'first', ...move() })
      return 'cup.1'
    },
    codes(codes: string[]): string {
      const skus = [{ title: 'Coupon', ...terms }]
      run(addProduct, { productId: 'coupon', title: 'Coupon', art: 'coupon', kind: 'code', skus, ...text })
      stall.setState('coupon', 'live')
      stall.importCodes('coupon.1', codes)
      return 'coupon.1'
    },
    importCodes: (skuId: string, codes: string[]) =>
      run(importCodes, {
        skuId,
        codes: codes.map((code) => ({ sealed: `sealed ${code}`, hash: `hash ${code}` })),
        ...move(),
      }),
    restock: (skuId: string, pieces: number) => run(restock, { skuId, pieces, because: 'count', ...move() }),
    setState: (productId: string, state: SetProductStateInput['state']) =>
      run(setProductState, { productId, state }),
    redeem: (memberId: string, skuId: string, address: string | null = `sealed-for-${memberId}`) => {
      const orderId = `o${orders + 1}`
      const shipMark = () => `door of ${memberId}`
      const redeemed = run(redeem, { orderId, newsId: `news ${orderId}`, memberId, skuId, address, shipMark })
      orders += 1
      return redeemed
    },
    balance: (memberId: string): number => run(balanceOf, memberId),
    lots: (memberId: string) =>
      engine
        .rows('lot')
        .filter(({ account }) => account === `member/${memberId}/points`)
        .map(({ expiresOn, remaining }) => [expiresOn, remaining]),
    fenLeft: (): number =>
      must(
        engine.rows('account').find(({ path }) => path === 'budget/gifts/fen'),
        'gifts',
      ).balance,
    sku: (skuId: string): Row<'sku'> =>
      must(
        engine.rows('sku').find(({ product, number }) => `${product}.${number}` === skuId),
        skuId,
      ),
    order: (orderId: string): Row<'order'> =>
      must(
        engine.rows('order').find(({ id }) => id === orderId),
        orderId,
      ),
  }
  return stall
}
