import type { TierGate } from '@laurel/shared/mall'
import { View } from '@tarojs/components'
import { Card, Growth, Tag, Words } from '../../ui/index.ts'
import { gateTag, gateWords } from '../words.zh.ts'
import s from './Gate.module.scss'

/** Refused for want of a tier: the missing growth leads. */
export const GateHero = ({ gate }: { gate: TierGate }) => (
  <Card className='refused gate' shape='hero'>
    <View className={s.line}>
      <Words strong inline>
        现在还不能兑换
      </Words>
      <Tag tone={gate.look} icon='lock'>
        {gateTag(gate)}
      </Tag>
    </View>
    {gate.missing === null ? (
      <Words kind='note'>{gateWords(gate)}</Words>
    ) : (
      <View className={s.missing}>
        还差 <Growth className='gate-missing' value={gate.missing} size='hero' /> 成长值
      </View>
    )}
  </Card>
)
