import type { ScoredAttempt } from '@laurel/shared/quizzes'
import { now } from '../../platform/clock.ts'
import { open, urls } from '../../platform/navigate.ts'
import { Button, Card, List, ListItem, Row, Tag, Words } from '../../ui/index.ts'
import { rewardNote, rewardTag, rewardTitle } from '../words.zh.ts'
import { Gains } from './Gains.tsx'

/** What passing came to, when it comes where it has to wait, and the way to the draw. */
export function Reward({ attempt }: { attempt: ScoredAttempt }) {
  const { points, growth, chances, reward, subject } = attempt
  const tag = rewardTag(reward)
  if (points + growth === 0 && chances.length === 0) return null
  const note = rewardNote(attempt, now())
  return (
    <>
      <Card className={`reward reward-${reward}`} spaced>
        <Row between wrap>
          <Words strong>{rewardTitle(attempt)}</Words>
          {tag ? <Tag tone={tag.tone}>{tag.words}</Tag> : null}
        </Row>
        <Gains points={points} growth={growth} chances={chances} />
        {note ? (
          <Words kind='note' tone='ink-2' className='reward-note'>
            {note}
          </Words>
        ) : null}
        {subject ? (
          <Button className='reward-why' kind='soft' size='tap' onClick={() => void open(urls.why(subject))}>
            为什么
          </Button>
        ) : null}
      </Card>
      {givesChances(attempt) ? <Chances chances={chances} /> : null}
    </>
  )
}

/** A chance that is withheld or looked at first is not there yet. */
const givesChances = ({ passed, reward }: ScoredAttempt): boolean =>
  passed && reward !== 'held' && reward !== 'rejected'

const Chances = ({ chances }: Pick<ScoredAttempt, 'chances'>) =>
  chances.length === 0 ? null : (
    <List className='chances'>
      {chances.map(({ drawId, title, count }) => (
        <ListItem
          key={drawId}
          className='to-draw'
          icon='gift'
          title={`去抽奖：${title}`}
          note={`这一关给 ${count} 次机会`}
          onClick={() => void open(urls.draw(drawId))}
        />
      ))}
    </List>
  )
