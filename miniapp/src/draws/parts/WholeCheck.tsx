import { ODDS_TOTAL } from '@laurel/shared/drawing'
import type { DrawLog } from '@laurel/shared/draws'
import { wordsFor } from '../../platform/answers.ts'
import { OFFLINE } from '../../platform/remote.ts'
import { Band, Bar, Button, Card, Words } from '../../ui/index.ts'
import { type Checking, checkDraw, useChecking } from '../checking.ts'
import {
  checkAllWords,
  checkingWords,
  faultNote,
  faultTitle,
  sharesOf,
  soundWords,
} from '../verify-words.zh.ts'
import { Shares } from './Shares.tsx'

/** All results of the draw, read from the public log and drawn anew on this phone. */
export function WholeCheck({ log }: { log: DrawLog }) {
  const checking = useChecking((check) => (check.drawId === log.drawId ? check.checking : null))
  const phase = checking?.phase ?? 'idle'
  return (
    <>
      <Card className='whole-check' spaced>
        <Words strong>核对全部结果</Words>
        <Words kind='note' tone='ink-2'>
          下载公开的开奖记录，在这部手机上逐条重算。记录里没有任何会员的姓名或账号
        </Words>
        {checking?.phase === 'checking' ? <Progress {...checking} /> : null}
        {phase === 'checking' ? null : (
          <Button
            className='check-all'
            kind={phase === 'done' ? 'soft' : 'solid'}
            full
            disabled={log.drawn === 0}
            onClick={() => void checkDraw(log.drawId)}
          >
            {log.drawn === 0 ? '还没有人抽过' : checkAllWords(log)}
          </Button>
        )}
      </Card>
      {checking ? <Outcome checking={checking} /> : null}
    </>
  )
}

const Progress = ({ checked, of }: { checked: number; of: number }) => (
  <>
    <Bar value={checked} max={of} thick />
    <Words kind='note' tone='ink-2' className='check-progress'>
      {checkingWords({ checked, of })}
    </Words>
  </>
)

function Outcome({ checking }: { checking: Checking }) {
  if (checking.phase === 'failed')
    return (
      <Band tone='stop' icon='info' title='没能读完开奖记录'>
        {checking.trouble === OFFLINE ? '网络不可用，联网后可以重新核对' : wordsFor(checking.trouble)}
      </Band>
    )
  if (checking.phase !== 'done') return null
  if (checking.fault)
    return (
      <Band tone='stop' icon='info' title={faultTitle(checking.fault)}>
        {faultNote(checking.fault)}
      </Band>
    )
  return <Sound checking={checking} />
}

function Sound({ checking: { of, head, fell, given } }: { checking: Extract<Checking, { phase: 'done' }> }) {
  const { title, note } = soundWords({ of, hasSeed: head.seed !== null })
  const shares = sharesOf({ prizes: head.prizes, counts: fell ?? given, of, oddsTotal: ODDS_TOTAL })
  return (
    <>
      <Band tone='plain' icon='check' title={title}>
        {note}
      </Band>
      <Shares
        title={fell ? '落点和公布的概率' : '已发出和公布的概率'}
        note={
          fell
            ? '长条是实际占比，竖线是公布的概率。次数越多，越接近'
            : '发完或没有投放的奖品会改发保底，种子公布前只能看到发出的数量'
        }
        shares={shares}
      />
    </>
  )
}
