import type { LotPart, PointsSummary } from '@laurel/shared/points'
import { View } from '@tarojs/components'
import { dayOf, now } from '../../platform/clock.ts'
import { openTab } from '../../platform/navigate.ts'
import { Button, Card, Num, Tag, Words } from '../../ui/index.ts'
import { daysLeftWords } from '../../words.zh.ts'
import s from './Lots.module.scss'

/** By expiry day, the earliest first: the order in which they are used. */
export function Lots({ points: { lots } }: { points: PointsSummary }) {
  return (
    <Card className='lots'>
      <View className={s.head}>
        <Words kind='head' strong inline>
          按到期日
        </Words>
        <Words kind='note' tone='ink-2' inline>
          先到期的先用
        </Words>
      </View>
      <View className={s.bar} aria-hidden>
        {lots.map(({ expiresOn, points }, place) => (
          <View key={expiresOn} className={`${s.part} ${s[toneOf(place)]}`} style={{ flexGrow: points }} />
        ))}
      </View>
      {lots.map((lot, place) => (
        <Lot key={lot.expiresOn} lot={lot} place={place} />
      ))}
      <Button className='to-mall' kind='soft' size='tap' full onClick={() => void openTab('mall')}>
        看积分能换什么
      </Button>
    </Card>
  )
}

const Lot = ({ lot: { expiresOn, points }, place }: { lot: LotPart; place: number }) => (
  <View className={`lot ${s.lot}`}>
    <View className={`${s.leaf} ${s[toneOf(place)]}`} />
    <View className={s.day}>
      <Words
        inline
        kind='note'
        strong={place === 0}
        tone={place === 0 ? 'fruit' : 'ink'}
      >{`${expiresOn} 到期`}</Words>
      {place === 0 ? <Tag tone='fruit'>{daysLeftWords(expiresOn, dayOf(now()))}</Tag> : null}
    </View>
    <Num value={points} size='m' />
  </View>
)

/** The next to expire in full ochre, the later the paler. */
const toneOf = (place: number): string => ['next', 'later'][place] ?? 'last'
