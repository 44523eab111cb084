import type { ProductKind, Sku } from '@laurel/shared/mall'
import { View } from '@tarojs/components'
import { classNames, formatNumber, Section } from '../../ui/index.ts'
import { stockFact } from '../words.zh.ts'
import s from './SkuChoice.module.scss'

interface SkuChoiceProps {
  skus: readonly Sku[]
  chosen: Sku
  kind: ProductKind
  onChoose: (skuId: string) => void
}

/** Only where there is something to choose. What is gone can still be looked at, and says so. */
export function SkuChoice({ skus, chosen, kind, onChoose }: SkuChoiceProps) {
  if (skus.length < 2) return null
  return (
    <Section title='规格'>
      <View className={s.skus} aria-role='radiogroup'>
        {skus.map((sku) => (
          <View
            className={classNames('sku', s.sku, sku.id === chosen.id && s.on, sku.stock === 0 && s.gone)}
            key={sku.id}
            onClick={() => onChoose(sku.id)}
            aria-role='radio'
            aria-checked={sku.id === chosen.id}
          >
            <View className={s.title}>{sku.title}</View>
            <View className={s.note}>
              {formatNumber(sku.pricePoints)} 积分 · {stockFact(sku, kind)}
            </View>
          </View>
        ))}
      </View>
    </Section>
  )
}
