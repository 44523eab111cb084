import type { Standing } from '@laurel/shared/membership'
import { View } from '@tarojs/components'
import { leavesOf } from '../../parts/standing.ts'
import { classNames, formatNumber, Wreath } from '../../ui/index.ts'
import { LEAVES_MAX } from '../../ui/wreath.ts'
import { tierTitle } from '../../words.zh.ts'
import { leafWords, lifetimeWords } from '../words.zh.ts'
import s from './StandingCard.module.scss'

/** Where the member stands, and what is missing: the one dark thing of the page. */
export function StandingCard({ standing }: { standing: Standing }) {
  const leaves = leavesOf(standing)
  const toward = standing.next?.look
  return (
    <View className={classNames('standing', s.card, s[standing.look])}>
      <Wreath className={s.ring} progress={leaves} size={112} tone={standing.look} next={toward} />
      <View className={s.words}>
        <View className={`tier-name ${s.tier}`}>{tierTitle(standing.name)}</View>
        <Toward standing={standing} />
        <View className={s.track}>
          <View
            className={classNames(s.fill, s[`to-${toward ?? standing.look}`])}
            style={{ width: `${(100 * leaves) / LEAVES_MAX}%` }}
          />
        </View>
        {leafWords(standing, LEAVES_MAX).map((line) => (
          <View className={`${s.sub} ${s.leaf}`} key={line}>
            {line}
          </View>
        ))}
        <View className={s.sub}>{lifetimeWords(standing)}</View>
      </View>
    </View>
  )
}

const Toward = ({ standing: { next } }: { standing: Standing }) =>
  next ? (
    <View className={s.toward}>
      还差 <View className={`num standing-missing ${s.missing}`}>{formatNumber(next.missing)}</View>{' '}
      成长值升级
    </View>
  ) : (
    <View className={s.toward}>已是最高等级</View>
  )
