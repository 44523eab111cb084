import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import s from './Row.module.scss'

interface RowProps {
  children?: ReactNode
  /** Pushes the first and the last child to the edges. */
  between?: boolean | undefined
  wrap?: boolean | undefined
  align?: 'centre' | 'start' | 'baseline'
  gap?: 4 | 8 | 12 | 16
  onClick?: (() => void) | undefined
  className?: string | undefined
}

export function Row({ children, between, wrap, align = 'centre', gap = 8, onClick, className }: RowProps) {
  const names = classNames(
    'row',
    s.row,
    s[align],
    s[`gap${gap}`],
    between && s.between,
    wrap && s.wrap,
    className,
  )
  return (
    <View className={names} {...(onClick ? { onClick } : {})}>
      {children}
    </View>
  )
}
