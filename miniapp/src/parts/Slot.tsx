import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import s from './Slot.module.scss'

/**
 * Keeps the place of what comes and goes. Without it, one box more or less makes the framework send
 * all its neighbours to the view again, drawings included.
 */
export const Slot = ({ children }: { children?: ReactNode }) => <View className={s.slot}>{children}</View>
