import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import s from './Empty.module.scss'
import { emptyBoxUri } from './empty-box.ts'
import { backgroundOf } from './svg-uri.ts'

interface EmptyProps {
  title: string
  note?: string | undefined
  /** The one way on. */
  action?: { label: string; onClick: () => void } | undefined
  children?: ReactNode
}

const box = backgroundOf(emptyBoxUri)

export const Empty = ({ title, note, action, children }: EmptyProps) => (
  <View className={`empty ${s.empty}`}>
    <View className={s.art} style={box} />
    <View className={s.title}>{title}</View>
    {note ? <View className={s.note}>{note}</View> : null}
    {action ? (
      <Button className={s.action} onClick={action.onClick}>
        {action.label}
      </Button>
    ) : null}
    {children}
  </View>
)
