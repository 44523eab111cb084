import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import s from './Words.module.scss'

interface WordsProps {
  children?: ReactNode
  /** Size on the type scale: 20, 17, 15, 13, 12. */
  kind?: 'title' | 'head' | 'body' | 'note' | 'mini'
  tone?: 'ink' | 'ink-2' | 'ink-3' | 'accent' | 'fruit' | 'stop'
  strong?: boolean | undefined
  inline?: boolean | undefined
  /** One line; the rest becomes an ellipsis. */
  clip?: boolean | undefined
  className?: string | undefined
}

export function Words({ children, kind = 'body', tone = 'ink', inline, className, ...look }: WordsProps) {
  const names = classNames('words', s[kind], s[tone], look.strong && s.strong, look.clip && s.clip, className)
  return inline ? <Text className={names}>{children}</Text> : <View className={names}>{children}</View>
}
