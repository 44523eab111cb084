import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import s from './Screen.module.scss'
import './tokens.scss'

interface ScreenProps {
  children?: ReactNode
  /** `长辈模式`: everything larger, nothing moves. */
  elder?: boolean | undefined
  /** A bar that stays at the foot of the screen, above the home indicator. */
  foot?: ReactNode
  className?: string | undefined
}

export const Screen = ({ children, elder, foot, className }: ScreenProps) => (
  <View
    className={classNames('laurel-root screen', s.screen, foot ? s.footed : '', elder && 'elder', className)}
  >
    <View className={`screen-main ${s.main}`}>{children}</View>
    {foot ? <View className={`screen-foot ${s.foot}`}>{foot}</View> : null}
  </View>
)
