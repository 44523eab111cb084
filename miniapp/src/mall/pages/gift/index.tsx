import type { ClaimGiftInput, ProductPage, Sku } from '@laurel/shared/mall'
import { AddressRow, pickAddress } from '../../../parts/AddressRow.tsx'
import { useAddress } from '../../../parts/address.ts'
import { PrivacyAsk } from '../../../parts/PrivacyAsk.tsx'
import { wordsFor } from '../../../platform/answers.ts'
import { useElder } from '../../../platform/elder.ts'
import { useParams } from '../../../platform/lifecycle.ts'
import { replace, urls } from '../../../platform/navigate.ts'
import { flush } from '../../../platform/outbox.ts'
import { Band, Button, Card, Empty, Screen, Section, Skeleton, Words } from '../../../ui/index.ts'
import { useProduct } from '../../api.ts'
import { type Checkout, useGiftClaim } from '../../checkout.ts'
import { Answered } from '../../parts/Answered.tsx'
import { ProductLine } from '../../parts/ProductLine.tsx'
import { giftFacts, giftWords, pieceWords, skuTitle } from '../../words.zh.ts'
import s from './index.module.scss'

const gone = { code: 'PRODUCT_UNKNOWN', label: '看会员等级', onClick: () => void replace(urls.tiers()) }

/** A sku's id begins with its product's. */
const productOf = (skuId: string): string => skuId.split('.')[0] ?? ''

export default function Gift() {
  const { benefitId = '', skuId = '' } = useParams()
  const remote = useProduct(productOf(skuId))
  const claim = useGiftClaim(benefitId)
  const product = remote.trouble === gone.code ? null : remote.value
  const sku = product?.skus.find(({ id }) => id === skuId)
  return (
    <Screen
      className='gift'
      elder={useElder()}
      foot={product && sku ? <Foot {...{ product, sku, claim, benefitId }} /> : null}
    >
      <Answered remote={remote} skeleton={<Skeleton kind='card' count={2} />} gone={gone}>
        {(shown) =>
          sku ? (
            <Content product={shown} sku={sku} claim={claim} />
          ) : (
            <Empty title={wordsFor('SKU_UNKNOWN')} action={gone} />
          )
        }
      </Answered>
      <PrivacyAsk />
    </Screen>
  )
}

interface GiftProps {
  product: ProductPage
  sku: Sku
  claim: Checkout<ClaimGiftInput>
}

function Content({ product, sku, claim }: GiftProps) {
  const address = useAddress((kept) => kept.address)
  return (
    <>
      <Trouble claim={claim} />
      <Section title='会员礼遇'>
        <Card className={s.ordered}>
          <ProductLine
            art={product.art}
            title={skuTitle(product.title, sku.title)}
            note={pieceWords[product.kind]}
            pricePoints={0}
          />
          {product.kind === 'goods' ? <AddressRow address={address} /> : null}
        </Card>
      </Section>
      <Words kind='mini' tone='ink-3' className={s.small}>
        {giftFacts[product.kind]}
      </Words>
    </>
  )
}

function Trouble({ claim: { phase, refusal } }: Pick<GiftProps, 'claim'>) {
  if (phase === 'waiting') {
    return (
      <Band
        tone='fruit'
        icon='clock'
        title='领取已保存在本机'
        action={{ label: '现在发送', onClick: () => void flush() }}
      >
        联网后自动提交，只会领取一次
      </Band>
    )
  }
  if (!refusal) return null
  return (
    <Band tone='stop' icon='info' title='没有领取成功'>
      {wordsFor(refusal)}
    </Band>
  )
}

/** These do not pass by trying again. */
const FINAL = ['GIFT_UNKNOWN', 'GIFT_TAKEN']

function Foot({ product, sku, claim, benefitId }: GiftProps & { benefitId: string }) {
  const address = useAddress((kept) => kept.address)
  const { phase, refusal } = claim
  if (refusal && FINAL.includes(refusal)) {
    return (
      <Button full onClick={() => void replace(urls.tiers())}>
        看会员等级
      </Button>
    )
  }
  const needsAddress = product.kind === 'goods' && address === null
  const submit = () =>
    void claim.submit({ benefitId, ...(product.kind === 'goods' && address ? { address } : {}) })
  return (
    <Button
      className='gift-button'
      full
      disabled={phase === 'waiting' || sku.stock === 0}
      loading={phase === 'sending'}
      onClick={needsAddress ? () => void pickAddress() : submit}
    >
      {giftWords({ phase, needsAddress, stock: sku.stock, retry: refusal !== null })}
    </Button>
  )
}
