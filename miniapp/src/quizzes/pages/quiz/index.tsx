import type { Call } from '@laurel/shared/call'
import { type QuizCards, type QuizPage, quizzesApi, type StageLine } from '@laurel/shared/quizzes'
import { useEffect, useState } from 'react'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Outcomes } from '../../../parts/Outcomes.tsx'
import { Rules } from '../../../parts/Rules.tsx'
import { useElder } from '../../../platform/elder.ts'
import { usePageLeave, useParams } from '../../../platform/lifecycle.ts'
import { open, openTab, urls } from '../../../platform/navigate.ts'
import { type Remote, useRemote } from '../../../platform/remote.ts'
import { useSession } from '../../../platform/session.ts'
import { Empty, Screen, Skeleton } from '../../../ui/index.ts'
import { BarBand } from '../../parts/BarBand.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { QuizFoot } from '../../parts/QuizFoot.tsx'
import { QuizHero } from '../../parts/QuizHero.tsx'
import { RulesFirst } from '../../parts/RulesFirst.tsx'
import { StagePath } from '../../parts/StagePath.tsx'
import { ToDraws } from '../../parts/ToDraws.tsx'
import { tellSeen } from '../../seen.ts'
import { resetStarting, useStarting } from '../../starting.ts'
import { playingRules } from '../../words.zh.ts'

const UNKNOWN = 'QUIZ_UNKNOWN'

type Shown = QuizPage | QuizCards

const pageOf = (shown: Shown | null): QuizPage | null => (shown && 'quizId' in shown ? shown : null)

/** Of one quiz, or which there are: one page that asks for the one or the other. */
function useShown(quizId: string | null): Remote<Shown> {
  const call: Call<{ quizId?: string }, Shown> = quizId
    ? (quizzesApi.page as Call<{ quizId?: string }, Shown>)
    : quizzesApi.list
  return useRemote(call, quizId ? { quizId } : {})
}

export default function Quiz() {
  const { id } = useParams()
  const [chosen, setChosen] = useState(id ?? null)
  const remote = useShown(chosen)
  const isUnknown = remote.trouble === UNKNOWN
  const page = isUnknown ? null : pageOf(remote.value)
  const only = onlyOf(remote.value)
  useEffect(() => {
    if (only) setChosen(only)
  }, [only])
  useSeen(page)
  useAskedAnew(remote.reload)
  usePageLeave(resetStarting)
  return (
    <Screen className='quiz' elder={useElder()} foot={page ? <QuizFoot page={page} /> : null}>
      <Outcomes />
      {isUnknown ? <None /> : null}
      {isUnknown || only ? null : (
        <Loaded remote={remote} skeleton={<Waiting />}>
          {(shown) => <Content shown={shown} onChoose={setChosen} />}
        </Loaded>
      )}
    </Screen>
  )
}

const onlyOf = (shown: Shown | null): string | undefined =>
  shown && 'items' in shown && shown.items.length === 1 ? shown.items[0]?.quizId : undefined

function Content({ shown, onChoose }: { shown: Shown; onChoose: (quizId: string) => void }) {
  if ('quizId' in shown) return <Whole page={shown} />
  return shown.items.length ? <Choice quizzes={shown.items} onChoose={onChoose} /> : <None />
}

const Whole = ({ page }: { page: QuizPage }) => (
  <>
    <QuizHero page={page} />
    <BarBand page={page} />
    <RulesFirst rules={page.rules} />
    <StagePath page={page} onOpen={openStage} />
    <ToDraws stages={page.stages} />
    <Rules title='作答说明' rules={playingRules(page)} />
  </>
)

/** The attempt that is under way, or what came of the last one. */
function openStage({ state, attemptId }: StageLine): void {
  if (attemptId) void open(state === 'running' ? urls.attempt(attemptId) : urls.quizResult(attemptId))
}

function useSeen(page: QuizPage | null): void {
  const memberId = useSession(({ member }) => member?.id)
  const quizId = page?.quizId
  useEffect(() => {
    if (quizId && memberId) void tellSeen(quizId)
  }, [quizId, memberId])
}

/** What could not be begun has a reason that the page does not show yet. */
function useAskedAnew(reload: () => Promise<void>): void {
  const trouble = useStarting((starting) => starting.trouble)
  useEffect(() => {
    if (trouble && trouble !== 'OFFLINE') void reload()
  }, [trouble, reload])
}

const None = () => (
  <Empty
    title='现在没有答题活动'
    note='有新的活动时会出现在首页'
    action={{ label: '去做任务', onClick: () => void openTab('tasks') }}
  />
)

const Waiting = () => (
  <>
    <Skeleton kind='card' />
    <Skeleton kind='row' count={3} />
    <Skeleton kind='row' count={3} />
  </>
)
