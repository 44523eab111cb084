/** What operators put up: products, skus, stock, codes and the order of the shelf. */

import * as schema from '@laurel/shared/mall.schema'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import type { Role } from '@laurel/shared/operators'
import { Empty } from '@laurel/shared/schema'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import { Refusal } from '../../platform/refusal.ts'
import { addProduct, editProduct, editSku, setProductState } from '../commands/products.ts'
import { setShelf } from '../commands/shelf.ts'
import { importCodes, restock } from '../commands/stock.ts'
import type { MallQueries } from '../queries.ts'
import { adminProduct } from '../replies.ts'
import type { MallSeals } from '../seals.ts'

const READERS = ['admin', 'editor', 'approver', 'manager', 'auditor'] as const satisfies Role[]
const EDITORS = ['admin', 'editor'] as const satisfies Role[]

interface Kept {
  queries: MallQueries
  seals: MallSeals
}

export function mountAdminProducts(app: App, kept: Kept): void {
  mountProducts(app, kept.queries)
  mountStock(app, kept.seals)
  mountShelfOrder(app, kept.queries)
}

function mountProducts(app: App, queries: MallQueries): void {
  answer(app, mallAdminApi.products, {
    who: READERS,
    input: schema.AdminListProductsInput,
    reply: schema.AdminProductPage,
    handle: (input) => queries.listProducts(input),
  })
  answer(app, mallAdminApi.product, {
    who: READERS,
    input: schema.ProductInput,
    reply: schema.AdminProduct,
    handle: async ({ productId }) => {
      const found = await queries.findProduct(productId)
      if (!found) throw new Refusal('PRODUCT_UNKNOWN')
      return adminProduct(found.product, found.skus)
    },
  })
  answer(app, mallAdminApi.addProduct, {
    who: EDITORS,
    input: schema.AddProductInput,
    reply: schema.AdminProduct,
    status: 201,
    handle: (input, { newId, run }) => run(addProduct, { ...input, productId: newId() }),
  })
  answer(app, mallAdminApi.editProduct, {
    who: EDITORS,
    input: schema.EditProductInput,
    reply: schema.AdminProduct,
    handle: (input, { run }) => run(editProduct, input),
  })
  answer(app, mallAdminApi.setProductState, {
    who: EDITORS,
    input: schema.SetProductStateInput,
    reply: schema.AdminProduct,
    handle: (input, { run }) => run(setProductState, input),
  })
  answer(app, mallAdminApi.editSku, {
    who: EDITORS,
    input: schema.EditSkuInput,
    reply: schema.AdminProduct,
    handle: (input, { run }) => run(editSku, input),
  })
}

function mountStock(app: App, seals: MallSeals): void {
  answer(app, mallAdminApi.restock, {
    who: EDITORS,
    input: schema.RestockInput,
    reply: schema.AdminProduct,
    handle: (input, { operator, newId, run }) =>
      run(restock, { ...input, operatorId: operator.id, moveId: newId() }),
  })
  answer(app, mallAdminApi.importCodes, {
    who: EDITORS,
    input: schema.ImportCodesInput,
    reply: schema.CodesImported,
    secrets: ['codes'],
    handle: ({ skuId, codes }, { operator, newId, run }) => {
      const lines = codes.map((line) => line.trim())
      const blank = lines.indexOf('')
      if (blank >= 0) throw new Refusal('INPUT_INVALID', { line: blank + 1 })
      const sealed = lines.map((line) => seals.sealCode(line, skuId))
      return run(importCodes, { skuId, codes: sealed, operatorId: operator.id, moveId: newId() })
    },
  })
}

function mountShelfOrder(app: App, queries: MallQueries): void {
  answer(app, mallAdminApi.shelf, {
    who: READERS,
    input: Empty,
    reply: schema.Shelf,
    handle: async () => ({ productIds: await queries.listSlots() }),
  })
  answer(app, mallAdminApi.setShelf, {
    who: EDITORS,
    input: schema.Shelf,
    reply: schema.Shelf,
    handle: (input, { run }) => run(setShelf, input),
  })
}
