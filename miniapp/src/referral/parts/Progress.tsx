import type { InvitePage } from '@laurel/shared/referral'
import { View } from '@tarojs/components'
import { now } from '../../platform/clock.ts'
import { Card, classNames, formatNumber, Points, Row, Words } from '../../ui/index.ts'
import { leftWords, monthWords, progressSteps, type Step } from '../invite-words.zh.ts'
import s from './Progress.module.scss'

/** How many came how far; the last step is the one that was rewarded. */
export function Progress({ page }: { page: InvitePage }) {
  const { mine } = page
  if (!mine) return null
  const steps = progressSteps(page)
  return (
    <Card className='invite-progress' spaced>
      <Row between wrap>
        <Words kind='head' strong>
          我的进度
        </Words>
        <Row gap={4} className='month-points'>
          <Words kind='note' tone='ink-2' inline>
            {monthWords(now())}
          </Words>
          <Points value={mine.monthPoints} size='s' />
        </Row>
      </Row>
      <View className={s.steps}>
        <View className={s.thread} />
        {steps.map((step, place) => (
          <Reached key={step.name} step={step} isLast={place === steps.length - 1} />
        ))}
      </View>
      <Words kind='note' tone='ink-2'>
        {leftWords(mine.monthLeft)}
      </Words>
    </Card>
  )
}

const Reached = ({ step: { name, count }, isLast }: { step: Step; isLast: boolean }) => (
  <View className={`progress-step ${s.step}`}>
    <View className={classNames('progress-count', s.count, isLast && s.last)}>{formatNumber(count)}</View>
    <View className={s.name}>{name}</View>
  </View>
)
