import type { Why } from '@laurel/shared/why'
import { View } from '@tarojs/components'
import { Card, Growth, Points, Tag, Words } from '../../ui/index.ts'
import { stateTags, verdictWords, whenWords, whyTitle } from '../words.zh.ts'
import s from './Verdict.module.scss'

type TagTone = 'accent' | 'plain' | 'fruit'

const tones: Record<Why['state'], TagTone> = {
  granted: 'accent',
  changed: 'accent',
  reversed: 'plain',
  withheld: 'fruit',
  refused: 'fruit',
  open: 'plain',
}

/** What it came to, in one look: the amount, its state, and the sentence. */
export const Verdict = ({ why }: { why: Why }) => (
  <Card className={`why-verdict why-${why.state}`} shape='hero'>
    <View className={s.head}>
      <Words className='why-title' kind='head'>
        {whyTitle(why)}
      </Words>
      <Tag tone={tones[why.state]}>{stateTags[why.state]}</Tag>
    </View>
    <Gave why={why} />
    <Words kind='note' tone='ink-2' className='why-words'>
      {verdictWords(why)}
    </Words>
    {why.at === null ? null : (
      <Words kind='mini' tone='ink-3'>
        {whenWords(why.at)}
      </Words>
    )}
  </Card>
)

function Gave({ why: { gave } }: { why: Why }) {
  if (gave.points === 0 && gave.growth === 0) return null
  return (
    <View className={s.gave}>
      {gave.points === 0 ? null : (
        <View className={s.amount}>
          <Points className='why-points' value={gave.points} size='hero' signed />
          <Words inline tone='ink-2'>
            积分
          </Words>
        </View>
      )}
      {gave.growth === 0 ? null : (
        <View className={s.amount}>
          <Growth className='why-growth' value={gave.growth} size={gave.points === 0 ? 'hero' : 'l'} signed />
          <Words inline tone='ink-2'>
            成长值
          </Words>
        </View>
      )}
    </View>
  )
}
