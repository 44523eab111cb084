import { View } from '@tarojs/components'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { formatSigned } from './numbers.ts'
import s from './Week.module.scss'

export type DayState = 'done' | 'today' | 'next' | 'big' | 'missed'

interface WeekDay {
  label: string
  points: number
  state: DayState
}

function leafOf({ state, points }: WeekDay) {
  if (state === 'done') return <Icon name='check' size={18} tone='accent' label='已签到' />
  return state === 'missed' ? '未签' : formatSigned(points)
}

export const Week = ({ days }: { days: readonly WeekDay[] }) => (
  <View className={`week ${s.week}`}>
    {days.map((day) => (
      <View className={classNames('day', `day-${day.state}`, s.day, s[day.state])} key={day.label}>
        <View className={s.leaf}>{leafOf(day)}</View>
        <View className={s.label}>{day.label}</View>
      </View>
    ))}
  </View>
)
