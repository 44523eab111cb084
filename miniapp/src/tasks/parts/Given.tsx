import { View } from '@tarojs/components'
import { open, urls } from '../../platform/navigate.ts'
import { Icon, Words } from '../../ui/index.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { useSignIn } from '../sign-in.ts'
import s from './Given.module.scss'

/** The small celebration: a sprig, the points, the new balance. It stays until the page is left. */
export function Given() {
  const given = useSignIn((state) => state.given)
  if (!given) return null
  return (
    <View className={`given ${s.given}`}>
      <View className={s.sprig} />
      <View className={s.words}>
        <Words tone='accent' strong>{`已领取 ${formatNumber(given.points)} 积分`}</Words>
        <Words kind='note' tone='ink-2'>
          {`连签 ${given.board.streakDays} 天 · 余额 ${formatNumber(given.balance)}`}
        </Words>
      </View>
      <View className={`given-more ${s.more}`} onClick={() => void open(urls.points())} aria-role='button'>
        看明细
        <Icon name='chevron' size={16} tone='ink-2' />
      </View>
    </View>
  )
}
