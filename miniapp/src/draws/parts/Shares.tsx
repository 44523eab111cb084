import { View } from '@tarojs/components'
import { Card, Words } from '../../ui/index.ts'
import type { Share } from '../verify-words.zh.ts'
import { oddsWords } from '../words.zh.ts'
import s from './Shares.module.scss'

interface SharesProps {
  title: string
  note: string
  shares: readonly Share[]
}

const MOST = 100
const across = (share: number, largest: number) => `${Math.round((share / largest) * MOST * 10) / 10}%`

/** How often each came, as a bar; a line across it stands where the published odds put it. */
export function Shares({ title, note, shares }: SharesProps) {
  const largest = Math.max(...shares.flatMap(({ share, odds }) => [share, odds]), Number.MIN_VALUE)
  return (
    <Card className={`shares ${s.shares}`}>
      <Words strong>{title}</Words>
      <Words kind='mini' tone='ink-3'>
        {note}
      </Words>
      {shares.map(({ key, title: name, share, odds, words }) => (
        <View className={`share ${s.share}`} key={key}>
          <View className={s.line}>
            <Words kind='note'>{name}</Words>
            <Words kind='mini' tone='ink-2' inline>
              {words}，公布 {oddsWords({ weight: Math.round(odds * 1_000_000) })}
            </Words>
          </View>
          <View className={s.track} aria-hidden>
            <View className={s.bar} style={{ width: across(share, largest) }} />
            <View className={s.mark} style={{ left: across(odds, largest) }} />
          </View>
        </View>
      ))}
    </Card>
  )
}
