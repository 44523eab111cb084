import type { StageChances, StageLine } from '@laurel/shared/quizzes'
import { open, urls } from '../../platform/navigate.ts'
import { List, ListItem } from '../../ui/index.ts'

/** The draws that passing leads to: their prizes and odds can be looked at before. */
export function ToDraws({ stages }: { stages: readonly Pick<StageLine, 'chances'>[] }) {
  const draws = drawsOf(stages)
  if (draws.length === 0) return null
  return (
    <List className='to-draws'>
      {draws.map(({ drawId, title }) => (
        <ListItem
          key={drawId}
          className='to-draw'
          icon='gift'
          title={title}
          note='查看奖品、概率和自己的抽奖机会'
          onClick={() => void open(urls.draw(drawId))}
        />
      ))}
    </List>
  )
}

/** Each once, in the order in which the stages lead to it. */
const drawsOf = (stages: readonly Pick<StageLine, 'chances'>[]): StageChances[] => [
  ...new Map(stages.flatMap(({ chances }) => chances).map((one) => [one.drawId, one])).values(),
]
