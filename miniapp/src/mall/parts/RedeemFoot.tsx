import type { ProductPage, Sku } from '@laurel/shared/mall'
import { asMember } from '../../platform/gate.ts'
import { open, urls } from '../../platform/navigate.ts'
import { Button } from '../../ui/index.ts'
import { productAct } from '../acts.ts'
import { actWords } from '../words.zh.ts'
import { Elsewhere } from './Elsewhere.tsx'

interface RedeemFootProps {
  product: ProductPage
  sku: Sku
}

/** The next useful act: redeem, sign in, see how to close the gap, or look at something else. */
export function RedeemFoot({ product, sku }: RedeemFootProps) {
  const act = productAct(sku, product)
  const go = () => asMember(() => void open(urls.confirm(product.productId, sku.id)))
  if (act.kind === 'raise-tier') {
    return (
      <Button className='raise-tier' full onClick={() => void open(urls.tiers())}>
        {actWords(act)}
      </Button>
    )
  }
  if (act.kind !== 'closed') {
    return (
      <Button className='redeem-button' full onClick={go}>
        {actWords(act)}
      </Button>
    )
  }
  return (
    <>
      <Elsewhere balance={product.balance} />
      <Button className='redeem-button' full disabled>
        {actWords(act)}
      </Button>
    </>
  )
}
