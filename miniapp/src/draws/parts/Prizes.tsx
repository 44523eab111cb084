import type { DrawPage, PrizeLine } from '@laurel/shared/draws'
import { View } from '@tarojs/components'
import { now } from '../../platform/clock.ts'
import { Card, classNames, Num, Words } from '../../ui/index.ts'
import { oddsWords, prizeNotes, prizeTitle, stockWords } from '../words.zh.ts'
import { PrizeArt } from './PrizeArt.tsx'
import s from './Prizes.module.scss'

/** Every prize with its odds, exact, and what is left of it. */
export const Prizes = ({ page }: { page: DrawPage }) => (
  <Card className={`prizes ${s.prizes}`}>
    <View className={s.head}>
      <Words kind='head' strong>
        奖品与概率
      </Words>
      <Words kind='note' tone='ink-3'>
        剩余 / 总数
      </Words>
    </View>
    {page.prizes.map((prize) => (
      <Prize key={prize.key} prize={prize} claimDays={page.claimDays} />
    ))}
    <Words kind='mini' tone='ink-3' className={s.note}>
      每次抽取的概率固定，不因人、因时改变。抽到已发完或还没有投放的奖品时，改发保底奖品
    </Words>
  </Card>
)

const Prize = ({ prize, claimDays }: { prize: PrizeLine; claimDays: number }) => (
  <View className={classNames('prize', s.prize, prize.left === 0 && s.gone)}>
    <PrizeArt prize={prize} />
    <View className={s.words}>
      <Words>{prizeTitle(prize)}</Words>
      {prizeNotes(prize, { now: now(), claimDays }).map((note) => (
        <Words kind='mini' tone='ink-3' key={note}>
          {note}
        </Words>
      ))}
    </View>
    <View className={s.odds}>
      <Num className='prize-odds' value={oddsWords(prize)} size='m' />
      <Words kind='mini' tone='ink-3' className='prize-left'>
        {prize.left === 0 ? '已发完' : stockWords(prize)}
      </Words>
    </View>
  </View>
)
