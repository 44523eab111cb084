import { View } from '@tarojs/components'
import { Card, classNames, Icon, type IconName, Words } from '../../ui/index.ts'
import type { Holds } from '../own-check.ts'
import type { Step } from '../verify-words.zh.ts'
import s from './Steps.module.scss'

const signs: Record<string, { icon: IconName; tone: 'accent' | 'stop' | 'ink-3'; words: string }> = {
  true: { icon: 'check', tone: 'accent', words: '对得上' },
  false: { icon: 'close', tone: 'stop', words: '对不上' },
  null: { icon: 'clock', tone: 'ink-3', words: '等待公布' },
}

const signOf = (holds: Holds) => signs[String(holds)] ?? { icon: 'clock', tone: 'ink-3', words: '' }

/** Each step of the reckoning, and whether it comes out. */
export const Steps = ({ steps }: { steps: readonly Step[] }) => (
  <Card className='steps'>
    {steps.map((step) => (
      <One key={step.title} step={step} />
    ))}
  </Card>
)

function One({ step: { title, note, holds } }: { step: Step }) {
  const { icon, tone, words } = signOf(holds)
  return (
    <View className={classNames('step', `step-${holds}`, s.step)}>
      <Icon name={icon} size={20} tone={tone} label={words} />
      <View className={s.words}>
        <Words strong>{title}</Words>
        <Words kind='note' tone={holds === false ? 'stop' : 'ink-2'}>
          {note}
        </Words>
      </View>
    </View>
  )
}
