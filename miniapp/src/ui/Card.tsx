import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import s from './Card.module.scss'
import { classNames } from './class-names.ts'
import { role } from './role.ts'

interface CardProps {
  children?: ReactNode
  /** hero: top left and bottom right are round; mirror: the other two. Never both in one group. */
  shape?: 'plain' | 'hero' | 'mirror'
  tone?: 'surface' | 'fruit' | 'stop'
  /** Leaves room between what stands in it. */
  spaced?: boolean | undefined
  onClick?: (() => void) | undefined
  className?: string | undefined
}

export const Card = ({
  children,
  shape = 'plain',
  tone = 'surface',
  spaced,
  onClick,
  className,
}: CardProps) => (
  <View
    className={classNames('card', s.card, s[shape], s[tone], spaced && s.spaced, className)}
    {...(onClick ? { onClick, hoverClass: s.pressed ?? '', ...role('button') } : {})}
  >
    {children}
  </View>
)
