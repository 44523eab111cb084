import type { DrawPage } from '@laurel/shared/draws'
import { View } from '@tarojs/components'
import { classNames, List, Num, Words } from '../../ui/index.ts'
import { oddsWords, prizeTitle, stockWords } from '../words.zh.ts'
import s from './OddsTable.module.scss'

interface OddsTableProps {
  prizes: DrawPage['prizes']
  /** The key of what was given; null: it is not told yet. */
  own: string | null
}

/** As published, with the line of this result marked. */
export const OddsTable = ({ prizes, own }: OddsTableProps) => (
  <List className='odds-table'>
    <View className={s.head}>
      <Words strong>奖品与概率</Words>
      <Words kind='note' tone='ink-3'>
        剩余 / 总数
      </Words>
    </View>
    {prizes.map((prize) => (
      <View
        className={classNames(
          'odds-line',
          s.line,
          prize.key === own && 'odds-own',
          prize.key === own && s.own,
        )}
        key={prize.key}
      >
        <View className={s.title}>{prizeTitle(prize)}</View>
        <View className={s.odds}>
          <Num value={oddsWords(prize)} size='s' />
        </View>
        <View className={s.left}>{stockWords(prize)}</View>
      </View>
    ))}
  </List>
)
