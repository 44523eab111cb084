import { View } from '@tarojs/components'
import s from './Bar.module.scss'
import { classNames } from './class-names.ts'
import { role } from './role.ts'

interface BarProps {
  value: number
  max: number
  tone?: 'accent' | 'fruit'
  /** 8 px instead of 4, where it is the point of the panel. */
  thick?: boolean | undefined
}

export function Bar({ value, max, tone = 'accent', thick }: BarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <View
      className={classNames('bar', s.bar, s[tone], thick && s.thick)}
      {...role('progressbar')}
      aria-label={`${value} / ${max}`}
    >
      <View className={s.fill} style={{ width: `${Math.round(share * 1000) / 10}%` }} />
    </View>
  )
}
