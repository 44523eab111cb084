import { View } from '@tarojs/components'
import { useState } from 'react'
import { topBar } from '../../../platform/device.ts'
import { APP_NAME } from '../../../words.zh.ts'
import s from './BrandBar.module.scss'

/** The home tab draws its own title bar: the laurel and the name, left of WeChat's capsule. */
export function BrandBar() {
  const [{ statusHeight, barHeight }] = useState(topBar)
  return (
    <View
      className={`brand-bar ${s.bar}`}
      style={{ paddingTop: `${statusHeight}px`, height: `${barHeight}px` }}
    >
      <View className={s.laurel} />
      <View className={s.name}>{APP_NAME}</View>
    </View>
  )
}
