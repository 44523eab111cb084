import type { ProductPage, Sku } from '@laurel/shared/mall'
import { AddressRow } from '../../../parts/AddressRow.tsx'
import { useAddress } from '../../../parts/address.ts'
import { PrivacyAsk } from '../../../parts/PrivacyAsk.tsx'
import { wordsFor } from '../../../platform/answers.ts'
import { useElder } from '../../../platform/elder.ts'
import { useParams } from '../../../platform/lifecycle.ts'
import { openTab } from '../../../platform/navigate.ts'
import { flush } from '../../../platform/outbox.ts'
import { Band, Card, Empty, Screen, Section, Skeleton, Words } from '../../../ui/index.ts'
import { type ConfirmAct, confirmAct, tookNothing } from '../../acts.ts'
import { useProduct } from '../../api.ts'
import { useCheckout } from '../../checkout.ts'
import { Answered } from '../../parts/Answered.tsx'
import { BalanceAfter } from '../../parts/BalanceAfter.tsx'
import { ConfirmFoot } from '../../parts/ConfirmFoot.tsx'
import { GapHero } from '../../parts/GapHero.tsx'
import { GapWays } from '../../parts/GapWays.tsx'
import { GateHero } from '../../parts/GateHero.tsx'
import { ProductLine } from '../../parts/ProductLine.tsx'
import { RefusedHero } from '../../parts/RefusedHero.tsx'
import { cancelFacts, notTakenWords, pieceWords, skuTitle } from '../../words.zh.ts'
import s from './index.module.scss'

const GONE = 'PRODUCT_UNKNOWN'
const gone = { code: GONE, label: '去商城看看', onClick: () => void openTab('mall') }

export default function Confirm() {
  const { productId = '', skuId = '' } = useParams()
  const remote = useProduct(productId)
  const checkout = useCheckout(skuId)
  const address = useAddress((kept) => kept.address)
  const product = remote.trouble === GONE ? null : remote.value
  const sku = product?.skus.find(({ id }) => id === skuId)
  const act =
    product && sku ? confirmAct({ sku, product, hasAddress: address !== null, phase: checkout.phase }) : null
  const submit = () =>
    void checkout.submit({ skuId, ...(product?.kind === 'goods' && address ? { address } : {}) })

  return (
    <Screen
      className='confirm'
      elder={useElder()}
      foot={
        act && sku ? (
          <ConfirmFoot
            act={act}
            sku={sku}
            balance={product?.balance ?? null}
            retry={checkout.refusal !== null}
            onSubmit={submit}
          />
        ) : null
      }
    >
      <Answered remote={remote} skeleton={<Waiting />} gone={gone}>
        {(shown) =>
          act && sku ? (
            <>
              <Standing act={act} product={shown} sku={sku} refusal={checkout.refusal} />
              <Ordered product={shown} sku={sku} />
              <Consequence act={act} product={shown} sku={sku} refusal={checkout.refusal} />
            </>
          ) : (
            <Empty title={wordsFor('SKU_UNKNOWN')} action={gone} />
          )
        }
      </Answered>
      <PrivacyAsk />
    </Screen>
  )
}

interface StandingProps {
  act: ConfirmAct
  product: ProductPage
  sku: Sku
  refusal: string | null
}

/** Why it can't be done now, if it can't; it stands above everything. */
function Standing({ act, product, sku, refusal }: StandingProps) {
  if (act.kind === 'waiting') return <WaitingBand />
  if (act.kind === 'close-gap') {
    const balance = product.balance ?? 0
    return (
      <>
        <GapHero balance={balance} pricePoints={sku.pricePoints} />
        <GapWays balance={balance} gapPoints={act.gapPoints} />
      </>
    )
  }
  if (act.kind === 'raise-tier') return <GateHero gate={act.gate} />
  if (act.kind === 'closed') return <RefusedHero code={act.bar} />
  return refusal ? <RefusedHero code={refusal} /> : null
}

const WaitingBand = () => (
  <Band
    tone='fruit'
    icon='clock'
    title='兑换已保存在本机'
    action={{ label: '现在发送', onClick: () => void flush() }}
  >
    联网后自动提交，只会兑换一次
  </Band>
)

function Ordered({ product, sku }: Pick<StandingProps, 'product' | 'sku'>) {
  const address = useAddress((kept) => kept.address)
  return (
    <Section title='兑换内容'>
      <Card className={s.ordered}>
        <ProductLine
          art={product.art}
          title={skuTitle(product.title, sku.title)}
          note={pieceWords[product.kind]}
          pricePoints={sku.pricePoints}
        />
        {product.kind === 'goods' ? <AddressRow address={address} /> : null}
      </Card>
    </Section>
  )
}

/** What it would do to the balance, or that it did nothing. */
function Consequence({ act, product, sku, refusal }: StandingProps) {
  if (act.kind === 'close-gap' || act.kind === 'raise-tier')
    return <Small>{notTakenWords(sku, product.kind)}</Small>
  const unsettled = act.kind === 'closed' || act.kind === 'waiting' || act.kind === 'sign-in'
  if (unsettled || tookNothing(refusal) || product.balance === null) return null
  return (
    <>
      <BalanceAfter balance={product.balance} pricePoints={sku.pricePoints} />
      <Small>{cancelFacts[product.kind]}</Small>
    </>
  )
}

const Small = ({ children }: { children: string }) => (
  <Words kind='mini' tone='ink-3' className={s.small}>
    {children}
  </Words>
)

const Waiting = () => (
  <>
    <Skeleton kind='card' />
    <Skeleton kind='row' count={3} />
  </>
)
