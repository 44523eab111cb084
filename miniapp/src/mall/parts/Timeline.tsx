import type { Order } from '@laurel/shared/mall'
import { View } from '@tarojs/components'
import { now } from '../../platform/clock.ts'
import { Card, classNames, Section } from '../../ui/index.ts'
import { timelineOf } from '../acts.ts'
import { momentWords, stepWords } from '../words.zh.ts'
import s from './Timeline.module.scss'

/** What was done and when, and what is still to come. */
export const Timeline = ({ order }: { order: Order }) => (
  <Section title='进度'>
    <Card>
      {timelineOf(order).map((step) => (
        <View
          className={classNames('order-step', s.step, step.at === null && s.ahead)}
          key={`${step.state}-${step.at}`}
        >
          <View className={s.mark} />
          <View className={s.words}>{stepWords(step, order.kind)}</View>
          <View className={s.at}>{step.at === null ? '待进行' : momentWords(step.at, now())}</View>
        </View>
      ))}
    </Card>
  </Section>
)
