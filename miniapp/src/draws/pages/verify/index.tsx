import { type DrawLog, drawsApi } from '@laurel/shared/draws'
import { Loaded } from '../../../parts/Loaded.tsx'
import { wordsFor } from '../../../platform/answers.ts'
import { copy } from '../../../platform/clipboard.ts'
import { now } from '../../../platform/clock.ts'
import { say } from '../../../platform/dialog.ts'
import { useElder } from '../../../platform/elder.ts'
import { usePageLeave, useParams } from '../../../platform/lifecycle.ts'
import { openTab } from '../../../platform/navigate.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Band, Empty, List, ListItem, Screen, Section, Skeleton } from '../../../ui/index.ts'
import { stopChecking } from '../../checking.ts'
import { checkOwn } from '../../own-check.ts'
import { Steps } from '../../parts/Steps.tsx'
import { WholeCheck } from '../../parts/WholeCheck.tsx'
import { keptSeal } from '../../seals.ts'
import { fixedNotes, ownSteps, seedWhen } from '../../verify-words.zh.ts'
import { numberWords, shortHex } from '../../words.zh.ts'

const UNKNOWN = 'DRAW_UNKNOWN'

/** The entry itself and the one before, whose seal it goes on from. */
const around = (number: number) => (number > 1 ? { after: number - 2, limit: 2 } : { after: 0, limit: 1 })

export default function Verify() {
  const { id: drawId = '', number: place } = useParams()
  const number = place ? Number(place) : null
  const remote = useRemote(drawsApi.log, { drawId, ...around(number ?? 1) })
  usePageLeave(stopChecking)
  return (
    <Screen className='verify' elder={useElder()}>
      {remote.trouble === UNKNOWN ? (
        <Empty title={wordsFor(UNKNOWN)} action={{ label: '回首页', onClick: () => void openTab('home') }} />
      ) : (
        <Loaded remote={remote} skeleton={<Skeleton kind='card' count={3} />}>
          {(log) => (
            <>
              {log.seed === null ? <Fixed log={log} /> : null}
              {number === null ? null : <Own log={log} number={number} />}
              <WholeCheck log={log} />
              <Published log={log} />
            </>
          )}
        </Loaded>
      )}
    </Screen>
  )
}

/** What nobody can change any more, and when the rest is told. */
function Fixed({ log }: { log: DrawLog }) {
  const page = useRemote(drawsApi.page, { drawId: log.drawId })
  const when = page.value ? seedWhen(page.value, now()) : '活动结束后公布种子'
  return (
    <Band tone='plain' icon='lock' title={when}>
      {fixedNotes(log).join('。')}
    </Band>
  )
}

function Own({ log, number }: { log: DrawLog; number: number }) {
  const check = checkOwn({ log, number, kept: keptSeal(log.drawId, number) })
  return (
    <Section title={numberWords(number)}>
      {check ? (
        <Steps steps={ownSteps(log, check, now())} />
      ) : (
        <Band tone='stop' icon='info'>
          公开的开奖记录里没有这个号码
        </Band>
      )}
    </Section>
  )
}

const Published = ({ log: { commitment, seed } }: { log: DrawLog }) => (
  <Section title='公开的内容'>
    <List>
      <Copied title='种子摘要（SHA-256）' hex={commitment} />
      {seed === null ? null : <Copied title='种子' hex={seed} />}
    </List>
  </Section>
)

const Copied = ({ title, hex }: { title: string; hex: string }) => (
  <ListItem
    icon='copy'
    title={title}
    value={shortHex(hex)}
    onClick={() => void copy(hex).then((done) => say(done ? '已复制完整内容' : '没能复制，请长按选择'))}
  />
)
