import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import s from './Check.module.scss'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { role } from './role.ts'

interface CheckProps {
  checked: boolean
  onChange: (checked: boolean) => void
  children?: ReactNode
}

/** Consent: never ticked for the member. The words are part of the target; links in them stop the tap themselves. */
export const Check = ({ checked, onChange, children }: CheckProps) => (
  <View
    className={`check ${s.check}`}
    onClick={() => onChange(!checked)}
    {...role('checkbox')}
    aria-checked={checked}
  >
    <View className={classNames('check-box', s.box, checked && 'check-on', checked && s.on)}>
      {checked ? <Icon name='check' size={16} tone='on-accent' /> : null}
    </View>
    <View className={s.words}>{children}</View>
  </View>
)
