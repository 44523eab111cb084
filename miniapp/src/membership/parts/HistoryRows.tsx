import type { GrowthLine, TierChange } from '@laurel/shared/membership'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { now } from '../../platform/clock.ts'
import { open, urls } from '../../platform/navigate.ts'
import { Growth, Icon } from '../../ui/index.ts'
import { role } from '../../ui/role.ts'
import { changeNote, changeTitle, dayLabel, growthNote, growthTitle } from '../words.zh.ts'
import s from './HistoryRows.module.scss'

interface HistoryRowProps {
  at: number
  title: string
  note: string
  /** What to ask why for. */
  subject: string
  className: string
  children?: ReactNode
}

function HistoryRow({ at, title, note, subject, className, children }: HistoryRowProps) {
  const { day, year } = dayLabel(at, now())
  return (
    <View
      className={`${className} ${s.row}`}
      onClick={() => void open(urls.why(subject))}
      {...role('button')}
    >
      <View className={s.day}>
        {day}
        {year ? <View>{year}</View> : null}
      </View>
      <View className={s.words}>
        <View>{title}</View>
        <View className={s.note}>{note}</View>
      </View>
      <View className={s.end}>
        {children}
        <Icon name='chevron' size={16} tone='ink-2' />
      </View>
    </View>
  )
}

export const GrowthRow = ({ line }: { line: GrowthLine }) => (
  <HistoryRow
    className='growth-row'
    at={line.at}
    title={growthTitle(line)}
    note={growthNote(line)}
    subject={line.subject}
  >
    <Growth value={line.amount} size='m' signed />
  </HistoryRow>
)

export const ChangeRow = ({ line }: { line: TierChange }) => (
  <HistoryRow
    className='change-row'
    at={line.at}
    title={changeTitle(line)}
    note={changeNote(line)}
    subject={line.subject}
  />
)
