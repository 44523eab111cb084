import { View } from '@tarojs/components'
import { Card, Section } from '../../ui/index.ts'
import s from './Rules.module.scss'

export function Rules({ rules }: { rules: readonly string[] }) {
  if (rules.length === 0) return null
  return (
    <Section title='兑换须知'>
      <Card>
        {rules.map((rule, place) => (
          <View className={s.rule} key={rule}>
            <View className={s.place}>{place + 1}</View>
            <View className={s.words}>{rule}</View>
          </View>
        ))}
      </Card>
    </Section>
  )
}
