import type { ProductKind, Sku } from '@laurel/shared/mall'
import { View } from '@tarojs/components'
import { Icon, type IconName, List } from '../../ui/index.ts'
import { cancelFacts, deliveryFacts, limitFact, stockFact } from '../words.zh.ts'
import s from './Facts.module.scss'

interface FactProps {
  icon: IconName
  name: string
  words: string
}

const Fact = ({ icon, name, words }: FactProps) => (
  <View className={`fact ${s.fact}`}>
    <Icon name={icon} size={18} tone='accent' />
    <View className={s.name}>{name}</View>
    <View className={s.words}>{words}</View>
  </View>
)

/** What must be known before points are spent: how many are left, how many I may have, how it comes, how it is undone. */
export const Facts = ({ sku, kind }: { sku: Sku; kind: ProductKind }) => (
  <List className='facts'>
    <Fact icon='box' name='库存' words={stockFact(sku, kind)} />
    <Fact icon='person' name='限兑' words={limitFact(sku, kind)} />
    <Fact icon={kind === 'goods' ? 'truck' : 'card'} name='领取' words={deliveryFacts[kind]} />
    <Fact icon='refresh' name='取消' words={cancelFacts[kind]} />
  </List>
)
