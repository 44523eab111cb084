import type { DrawResultLine } from '@laurel/shared/draws'
import { View } from '@tarojs/components'
import { now } from '../../platform/clock.ts'
import { open, urls } from '../../platform/navigate.ts'
import { Tag, Words } from '../../ui/index.ts'
import { lineNote, lineTag } from '../words.zh.ts'
import { PrizeArt } from './PrizeArt.tsx'
import s from './ResultRow.module.scss'

interface ResultRowProps {
  drawId: string
  line: DrawResultLine
}

const toneOf = ({ state, kind }: DrawResultLine) => {
  if (state === 'open') return 'fruit'
  return state === 'lapsed' || kind === 'nothing' ? 'plain' : 'accent'
}

export const ResultRow = ({ drawId, line }: ResultRowProps) => (
  <View
    className={`result-row ${s.row}`}
    onClick={() => void open(urls.drawResult(drawId, line.number))}
    aria-role='button'
  >
    <PrizeArt prize={line} />
    <View className={s.words}>
      <Words>{line.title}</Words>
      <Words kind='mini' tone='ink-3'>
        {lineNote(line, now())}
      </Words>
    </View>
    <Tag tone={toneOf(line)}>{lineTag(line)}</Tag>
  </View>
)
