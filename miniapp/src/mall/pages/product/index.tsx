import type { ProductPage, Sku } from '@laurel/shared/mall'
import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { artUrl } from '../../../parts/art.ts'
import { Rules } from '../../../parts/Rules.tsx'
import { useElder } from '../../../platform/elder.ts'
import { useParams } from '../../../platform/lifecycle.ts'
import { openTab } from '../../../platform/navigate.ts'
import { classNames, Points, Screen, Skeleton, Tag, Words } from '../../../ui/index.ts'
import { firstSku } from '../../acts.ts'
import { useProduct } from '../../api.ts'
import { Answered } from '../../parts/Answered.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { GateLine } from '../../parts/GateLine.tsx'
import { RedeemFoot } from '../../parts/RedeemFoot.tsx'
import { SkuChoice } from '../../parts/SkuChoice.tsx'
import { balanceNote } from '../../words.zh.ts'
import s from './index.module.scss'

const GONE = 'PRODUCT_UNKNOWN'
const gone = { code: GONE, label: '去商城看看', onClick: () => void openTab('mall') }

export default function Product() {
  const { productId = '' } = useParams()
  const remote = useProduct(productId)
  const [skuId, setSkuId] = useState('')
  const product = remote.trouble === GONE ? null : remote.value
  const sku = product ? (product.skus.find(({ id }) => id === skuId) ?? firstSku(product)) : undefined
  const foot = product && sku ? <RedeemFoot product={product} sku={sku} /> : null
  return (
    <Screen className='product' elder={useElder()} foot={foot}>
      <Answered remote={remote} skeleton={<Waiting />} gone={gone}>
        {(shown) => (sku ? <Content product={shown} sku={sku} onChoose={setSkuId} /> : null)}
      </Answered>
    </Screen>
  )
}

interface ContentProps {
  product: ProductPage
  sku: Sku
  onChoose: (skuId: string) => void
}

const Content = ({ product, sku, onChoose }: ContentProps) => (
  <>
    <View className={s.picture}>
      <Image
        className={classNames(s.art, sku.stock === 0 && s.faded)}
        src={artUrl(product.art)}
        mode='aspectFill'
      />
      {sku.stock === 0 ? <Tag className={s.badge}>已换完</Tag> : null}
    </View>
    <Headline product={product} sku={sku} />
    {product.gate ? <GateLine gate={product.gate} skuId={sku.id} /> : null}
    <SkuChoice skus={product.skus} chosen={sku} kind={product.kind} onChoose={onChoose} />
    <Facts sku={sku} kind={product.kind} />
    <Rules title='兑换须知' rules={product.rules} />
  </>
)

function Headline({ product, sku }: Omit<ContentProps, 'onChoose'>) {
  const note = product.balance === null ? null : balanceNote(product.balance, sku.pricePoints)
  return (
    <View>
      <View className={s.headline}>
        <View className={s.amount}>
          <Points className={`price ${s.price}`} value={sku.pricePoints} size='hero' />
          <Words tone='ink-2'>积分</Words>
        </View>
        {note ? <Tag tone={note.tone}>{note.text}</Tag> : null}
      </View>
      <Words className={`product-title ${s.title}`} kind='title'>
        {product.title}
      </Words>
      {product.subtitle ? (
        <Words kind='note' tone='ink-2'>
          {product.subtitle}
        </Words>
      ) : null}
    </View>
  )
}

const Waiting = () => (
  <>
    <View className={s.picture} />
    <Skeleton kind='line' count={2} />
    <Skeleton kind='row' count={4} />
  </>
)
