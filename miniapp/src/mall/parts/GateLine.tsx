import type { TierGate } from '@laurel/shared/mall'
import { View } from '@tarojs/components'
import { asMember } from '../../platform/gate.ts'
import { open, urls } from '../../platform/navigate.ts'
import { Card, Icon, Tag, Words } from '../../ui/index.ts'
import { gateTag, gateWords } from '../words.zh.ts'
import s from './Gate.module.scss'

/** The lock on a product: whom it is for, what is missing, and why. */
export const GateLine = ({ gate, skuId }: { gate: TierGate; skuId: string }) => (
  <Card className='gate' onClick={() => asMember(() => void open(urls.why(`product:${skuId}`)))}>
    <View className={s.line}>
      <Tag tone={gate.look} icon='lock'>
        {gateTag(gate)}
      </Tag>
      <Words kind='note' inline tone='ink-2' className='gate-missing'>
        {gateWords(gate)}
      </Words>
      <Words kind='note' inline tone='accent' strong className={s.more}>
        为什么
      </Words>
      <Icon name='chevron' size={16} tone='accent' />
    </View>
  </Card>
)
