import { View } from '@tarojs/components'
import s from './Countdown.module.scss'
import { clockParts } from './numbers.ts'

/** Hours, minutes and seconds left; the caller owns the clock. */
export function Countdown({ secondsLeft }: { secondsLeft: number }) {
  const [hours, minutes, seconds] = clockParts(secondsLeft)
  return (
    <View className={`countdown ${s.countdown}`} aria-label={`还有 ${hours} 时 ${minutes} 分 ${seconds} 秒`}>
      <View className={s.part}>{hours}</View>:<View className={s.part}>{minutes}</View>:
      <View className={s.part}>{seconds}</View>
    </View>
  )
}
