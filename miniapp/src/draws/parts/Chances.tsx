import type { DrawPage, SourceLine } from '@laurel/shared/draws'
import { View } from '@tarojs/components'
import { open, openTab, urls } from '../../platform/navigate.ts'
import { Card, Icon, Num, Words } from '../../ui/index.ts'
import { sourceGain, sourceWords, todayWords } from '../words.zh.ts'
import s from './Chances.module.scss'

interface ChancesProps {
  page: DrawPage
  isMember: boolean
}

/** How many there are, what limits them today, and where more come from. */
export const Chances = ({ page, isMember }: ChancesProps) => (
  <Card className={`chances ${s.chances}`}>
    {isMember ? (
      <View className={s.mine}>
        <View className={s.amount}>
          <Words inline>我的机会</Words>
          <Num className='chance-count' value={page.chances} size='l' tone='accent' />
          <Words inline>次</Words>
        </View>
        {page.state === 'live' ? (
          <Words kind='note' tone='ink-2'>
            {todayWords(page)}
          </Words>
        ) : null}
      </View>
    ) : null}
    <Words kind='note' tone='ink-2' className={s.title}>
      机会从哪里来
    </Words>
    {page.sources.map((source) => (
      <Source key={`${source.offerId}/${source.stage}`} source={source} />
    ))}
  </Card>
)

const goTo = ({ by, offerId }: SourceLine): void =>
  void (by === 'quiz' ? open(urls.quiz(offerId)) : openTab('tasks'))

const Source = ({ source }: { source: SourceLine }) => (
  <View className={`chance-source ${s.source}`} onClick={() => goTo(source)} aria-role='button'>
    <Icon name={source.by === 'quiz' ? 'book' : 'sprout'} size={20} tone='accent' />
    <View className={s.words}>
      <Words>{source.title}</Words>
      <Words kind='mini' tone='ink-3'>
        {sourceWords(source)}
      </Words>
    </View>
    <Words kind='note' tone='ink-2' inline className={s.gain}>
      {sourceGain(source)}
    </Words>
    <Icon name='chevron' size={18} tone='ink-2' />
  </View>
)
