import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import s from './Band.module.scss'
import { classNames } from './class-names.ts'
import type { Colour } from './colours.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { role } from './role.ts'

type BandTone = 'fruit' | 'stop' | 'plain'

interface BandProps {
  tone: BandTone
  icon?: IconName | undefined
  /** The fact, in bold, above the rest. */
  title?: ReactNode
  children?: ReactNode
  action?: { label: string; onClick: () => void } | undefined
}

const ink: Record<BandTone, Colour> = { fruit: 'fruit-deep', stop: 'stop', plain: 'ink-2' }

/** What a member must know before reading on: no network, a fault, points about to expire. */
export const Band = ({ tone, icon, title, children, action }: BandProps) => (
  <View className={classNames('band', `band-${tone}`, s.band, s[tone])}>
    {icon ? <Icon name={icon} size={20} tone={ink[tone]} /> : null}
    <View className={s.words}>
      {title ? <View className={s.title}>{title}</View> : null}
      {title && children ? <View className={s.rest}>{children}</View> : children}
    </View>
    {action ? (
      <View className={`band-action ${s.action}`} onClick={action.onClick} {...role('button')}>
        {action.label}
        <Icon name='chevron' size={16} tone={ink[tone]} />
      </View>
    ) : null}
  </View>
)
