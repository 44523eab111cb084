import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { now } from '../../platform/clock.ts'
import { Icon, Words } from '../../ui/index.ts'
import { role } from '../../ui/role.ts'
import { type Heard, leftMs } from '../server-clock.ts'
import { clockWords, leftWords } from '../words.zh.ts'
import s from './Timer.module.scss'

const SECOND_MS = 1000

/** What is left by the server's clock: small and still. Without a clock there is none. */
export function Timer({ heard }: { heard: Heard }) {
  const left = useLeft(heard)
  if (left === null)
    return (
      <Words kind='note' inline tone='ink-2' className='untimed'>
        不限时
      </Words>
    )
  return (
    <View className={`timer ${s.timer}`} {...role('timer')} aria-label={leftWords(left)}>
      <Icon name='clock' size={18} tone='accent' />
      <View className={`timer-left ${s.left}`}>{clockWords(left)}</View>
    </View>
  )
}

/** Drawn anew as each second ends, and no more at 0. */
function useLeft(heard: Heard): number | null {
  const [phoneNow, setPhoneNow] = useState(now)
  const left = leftMs(heard, phoneNow)
  useEffect(() => {
    if (!left) return
    const timer = setTimeout(() => setPhoneNow(now()), (left % SECOND_MS) + 1)
    return () => clearTimeout(timer)
  }, [left])
  return left
}
