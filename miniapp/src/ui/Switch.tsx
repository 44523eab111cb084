import { View } from '@tarojs/components'
import { classNames } from './class-names.ts'
import { role } from './role.ts'
import s from './Switch.module.scss'

interface SwitchProps {
  checked: boolean
  onChange: (checked: boolean) => void
  /** What it turns on, for those who cannot see the words beside it. */
  label: string
  disabled?: boolean | undefined
}

export const Switch = ({ checked, onChange, label, disabled }: SwitchProps) => (
  <View
    className={classNames('switch', s.target, disabled && s.off)}
    {...role('switch')}
    aria-label={label}
    aria-checked={checked}
    {...(disabled ? {} : { onClick: () => onChange(!checked) })}
  >
    <View className={classNames(s.track, checked && 'switch-on', checked && s.on)}>
      <View className={s.knob} />
    </View>
  </View>
)
