import type { LotPart, PointsSummary } from '@laurel/shared/points'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { dayOf, now } from '../../platform/clock.ts'
import { openTab } from '../../platform/navigate.ts'
import { Button, Card, Icon, Num, Tag, Words } from '../../ui/index.ts'
import { daysLeftWords, laterLotsWords } from '../../words.zh.ts'
import { foldLots } from '../fold.ts'
import s from './Lots.module.scss'

/** By expiry day, the earliest first: the order in which they are used. */
export function Lots({ points: { lots } }: { points: PointsSummary }) {
  const [open, setOpen] = useState(false)
  const { first, later } = foldLots(lots, open)
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
      <Shares lots={lots} />
      {first.map((lot, place) => (
        <Lot key={lot.expiresOn} lot={lot} place={place} />
      ))}
      {later ? (
        <View className={`lots-later ${s.lot}`} onClick={() => setOpen(true)} aria-role='button'>
          <View className={`${s.leaf} ${s.last}`} />
          <View className={s.day}>
            <Words inline kind='note'>
              {laterLotsWords(later.count)}
            </Words>
            <Icon name='chevron' size={16} tone='ink-2' />
          </View>
          <Num value={later.points} />
        </View>
      ) : null}
      <Button className='to-mall' kind='soft' size='tap' full onClick={() => void openTab('mall')}>
        看积分能换什么
      </Button>
    </Card>
  )
}

/** How much of the balance goes when: the next two days of expiry, and all the rest. */
function Shares({ lots }: { lots: readonly LotPart[] }) {
  const [next, second, ...rest] = lots.map(({ points }) => points)
  const parts = [next, second, rest.reduce((sum, points) => sum + points, 0)]
  return (
    <View className={s.bar} aria-hidden>
      {parts.map((points, place) =>
        points ? (
          <View
            key={toneOf(place)}
            className={`${s.part} ${s[toneOf(place)]}`}
            style={{ flexGrow: points }}
          />
        ) : null,
      )}
    </View>
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
