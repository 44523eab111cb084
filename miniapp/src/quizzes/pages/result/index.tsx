import { type Attempt, quizzesApi, type ScoredAttempt } from '@laurel/shared/quizzes'
import { useEffect } from 'react'
import { Loaded } from '../../../parts/Loaded.tsx'
import { wordsFor } from '../../../platform/answers.ts'
import { useElder } from '../../../platform/elder.ts'
import { useParams } from '../../../platform/lifecycle.ts'
import { replace, urls } from '../../../platform/navigate.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Empty, Screen, Skeleton } from '../../../ui/index.ts'
import { ResultFoot } from '../../parts/ResultFoot.tsx'
import { ResultHero } from '../../parts/ResultHero.tsx'
import { Review } from '../../parts/Review.tsx'
import { Reward } from '../../parts/Reward.tsx'

const UNKNOWN = 'ATTEMPT_UNKNOWN'

const scoredOf = (attempt: Attempt | null): ScoredAttempt | null =>
  attempt?.state === 'scored' ? attempt : null

export default function Result() {
  const { id = '' } = useParams()
  const remote = useRemote(quizzesApi.attempt, { attemptId: id })
  const isUnknown = remote.trouble === UNKNOWN
  const scored = isUnknown ? null : scoredOf(remote.value)
  useStillOpen(isUnknown ? null : remote.value)
  return (
    <Screen className='quiz-result' elder={useElder()} foot={scored ? <ResultFoot attempt={scored} /> : null}>
      {isUnknown ? (
        <Empty
          title={wordsFor(UNKNOWN)}
          note='只能打开自己的答题'
          action={{ label: '看答题活动', onClick: () => void replace(urls.quiz()) }}
        />
      ) : (
        <Loaded remote={remote} skeleton={<Waiting />}>
          {() => (scored ? <Scored attempt={scored} /> : <Waiting />)}
        </Loaded>
      )}
    </Screen>
  )
}

const Scored = ({ attempt }: { attempt: ScoredAttempt }) => (
  <>
    <ResultHero attempt={attempt} />
    <Reward attempt={attempt} />
    <Review questions={attempt.questions} />
  </>
)

/** An address that was kept, of an attempt that goes on. */
function useStillOpen(attempt: Attempt | null): void {
  const openId = attempt?.state === 'open' ? attempt.attemptId : null
  useEffect(() => {
    if (openId) void replace(urls.attempt(openId))
  }, [openId])
}

const Waiting = () => (
  <>
    <Skeleton kind='card' count={2} />
    <Skeleton kind='row' count={4} />
  </>
)
