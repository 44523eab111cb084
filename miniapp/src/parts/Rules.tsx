import { View } from '@tarojs/components'
import { Card, Section } from '../ui/index.ts'
import s from './Rules.module.scss'

interface RulesProps {
  title: string
  rules: readonly string[]
}

/** Published rules, a numbered line each. */
export function Rules({ title, rules }: RulesProps) {
  if (rules.length === 0) return null
  return (
    <Section title={title}>
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
