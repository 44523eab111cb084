import type { OpenAttempt } from '@laurel/shared/quizzes'
import { Loaded } from '../../../parts/Loaded.tsx'
import { wordsFor } from '../../../platform/answers.ts'
import { useElder } from '../../../platform/elder.ts'
import { useParams } from '../../../platform/lifecycle.ts'
import { replace, urls } from '../../../platform/navigate.ts'
import { Empty, Screen, Skeleton } from '../../../ui/index.ts'
import { chosenOf, type Marks } from '../../answers.ts'
import { AttemptBand } from '../../parts/AttemptBand.tsx'
import { AttemptFoot } from '../../parts/AttemptFoot.tsx'
import { AttemptHead } from '../../parts/AttemptHead.tsx'
import { AttemptNotes } from '../../parts/AttemptNotes.tsx'
import { Overview } from '../../parts/Overview.tsx'
import { Question } from '../../parts/Question.tsx'
import { usePlaceIn } from '../../place.ts'
import { type Playing, usePlaying } from '../../playing.ts'
import { saveSoon } from '../../saving.ts'
import type { Heard } from '../../server-clock.ts'
import { mark, marksOf, useSheet } from '../../sheet.ts'

const UNKNOWN = 'ATTEMPT_UNKNOWN'

export default function AttemptScreen() {
  const { id = '' } = useParams()
  const playing = usePlaying(id)
  const { remote, attempt, heard } = playing
  // Drawn anew with each tap that is kept.
  useSheet((sheet) => sheet.marks)
  const marks = marksOf(id)
  const place = usePlaceIn(attempt, marks)
  const isUnknown = remote.trouble === UNKNOWN
  return (
    <Screen
      className='attempt'
      elder={useElder()}
      foot={attempt && !isUnknown ? <AttemptFoot attempt={attempt} playing={playing} place={place} /> : null}
    >
      {isUnknown ? (
        <NoAttempt />
      ) : (
        <Loaded remote={remote} skeleton={<Waiting />} within>
          {() =>
            attempt && heard ? (
              <Asking attempt={attempt} heard={heard} playing={playing} marks={marks} place={place} />
            ) : (
              <Waiting />
            )
          }
        </Loaded>
      )}
    </Screen>
  )
}

interface AskingProps {
  attempt: OpenAttempt
  heard: Heard
  playing: Playing
  marks: Marks
  place: number
}

function Asking({ attempt, heard, playing, marks, place }: AskingProps) {
  const question = attempt.questions[place]
  if (!question) return null
  return (
    <>
      <AttemptHead attempt={attempt} heard={heard} marks={marks} place={place} />
      <AttemptBand playing={playing} />
      <Question
        key={question.token}
        question={question}
        chosen={chosenOf(question, marks)}
        isShut={playing.isShut}
        onChoose={(key) => {
          mark(attempt.attemptId, question, key)
          saveSoon(attempt.attemptId)
        }}
      />
      <AttemptNotes attempt={attempt} isShut={playing.isShut} />
      <Overview attempt={attempt} marks={marks} place={place} onHandIn={playing.hand} />
    </>
  )
}

const NoAttempt = () => (
  <Empty
    title={wordsFor(UNKNOWN)}
    note='只能打开自己的答题'
    action={{ label: '看答题活动', onClick: () => void replace(urls.quiz()) }}
  />
)

const Waiting = () => (
  <>
    <Skeleton kind='line' count={2} />
    <Skeleton kind='card' count={4} />
  </>
)
