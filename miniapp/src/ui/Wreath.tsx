import { View } from '@tarojs/components'
import { type ReactNode, useMemo } from 'react'
import { classNames } from './class-names.ts'
import { type Colour, colours, nextMetal, type TierTone } from './colours.ts'
import { role } from './role.ts'
import { backgroundOf } from './svg-uri.ts'
import s from './Wreath.module.scss'
import { LEAVES_MAX, wreathUri } from './wreath.ts'

export type WreathSize = 46 | 64 | 96 | 112 | 136 | 180 | 196

interface WreathProps {
  /** Leaves grown, 0 to 20, fractions allowed. */
  progress: number
  size?: WreathSize
  /** The member's tier; `outline` draws an empty crown in green, `bone` one for a skeleton. */
  tone: TierTone | 'outline' | 'bone'
  /** The tier after this one, whose metal outlines the missing leaves; else the next of the palette. */
  next?: TierTone | undefined
  /** Stands in the middle. */
  children?: ReactNode
  className?: string | undefined
}

function inkOf({ tone, next }: Pick<WreathProps, 'tone' | 'next'>): { leaf: Colour; missing: Colour } {
  if (tone === 'outline') return { leaf: 'accent', missing: 'accent' }
  if (tone === 'bone') return { leaf: 'bone', missing: 'bone' }
  return { leaf: `${tone}-metal`, missing: next ? `${next}-metal` : nextMetal(tone) }
}

export function Wreath({ progress, size = 136, tone, next, children, className }: WreathProps) {
  const style = useMemo(() => {
    const { leaf, missing } = inkOf({ tone, next })
    return backgroundOf(wreathUri(progress, { leaf: colours[leaf], missing: colours[missing] }))
  }, [progress, tone, next])
  return (
    <View
      className={classNames('wreath', s.wreath, s[`size${size}`], className)}
      style={style}
      {...role('img')}
      aria-label={`桂冠 ${LEAVES_MAX} 片叶，已长出 ${Math.floor(progress)} 片`}
    >
      {children}
    </View>
  )
}
