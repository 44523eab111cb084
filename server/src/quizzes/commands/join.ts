/** Makes what two members did in quizzes one: what either passed is passed, and what either is at goes on. */
import { must } from '../../platform/must.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { endUnpaid } from './score.ts'

interface Pair {
  fromId: string
  intoId: string
}

type Stood = Row<'quizStage'>

/**
 * Nothing is given for it: each was given for what it passed. When they are two again, both keep what was passed by then, and
 * an attempt that went over stays where it went: it may have been scored there.
 */
export function joinQuizzes(w: Work, { fromId, intoId }: Pair, now: number): void {
  // Read at once: on PostgreSQL each row that is asked for alone would start the batch again.
  const own = new Map(w.list('quizStage', intoId).map((row) => [nameOf(row), row]))
  for (const theirs of w.list('quizStage', fromId)) {
    const last = must(w.get('attempt', theirs.attemptId), theirs.attemptId)
    const ours = own.get(nameOf(theirs))
    const goesOn = last.memberId === fromId && (last.state === 'open' || last.review === 'held')
    if (goesOn && ours && isBusy(w, ours)) endUnpaid(w, last, 'merged', now)
    else if (goesOn) {
      moveOver(w, { theirs, ours, last, intoId })
      continue
    }
    copy(w, { theirs, ours, intoId })
  }
}

const nameOf = ({ offerId, round, stage }: Stood): string => `${offerId} ${round} ${stage}`

/** Passed, or about to be. */
const isBusy = (w: Work, { passedAt, running, attemptId }: Stood): boolean =>
  passedAt !== null || running || w.get('attempt', attemptId)?.review === 'held'

interface Copying {
  theirs: Stood
  ours: Stood | undefined
  intoId: string
}

/** The attempt is the survivor's from now on: he goes on with it on any phone, and is given what it brings. */
function moveOver(w: Work, { theirs, ours, last, intoId }: Copying & { last: Row<'attempt'> }): void {
  const { attemptId, running } = theirs
  w.set('attempt', last, { memberId: intoId })
  if (ours) w.set('quizStage', ours, { ...together(ours, theirs), attemptId, running })
  else w.add('quizStage', { ...theirs, memberId: intoId })
  w.drop('quizStage', theirs)
}

function copy(w: Work, { theirs, ours, intoId }: Copying): void {
  if (!ours) w.add('quizStage', { ...theirs, memberId: intoId, running: false })
  else w.set('quizStage', ours, together(ours, theirs))
}

/** One person has as many attempts a day as one person. */
function together(ours: Stood, theirs: Stood) {
  const isLater = theirs.day > ours.day
  const sameDay = theirs.day === ours.day ? theirs.attemptsOfDay : 0
  const bests = [ours.best, theirs.best].filter((best) => best !== null)
  return {
    passedAt: ours.passedAt ?? theirs.passedAt,
    best: bests.length ? Math.max(...bests) : null,
    attempts: ours.attempts + theirs.attempts,
    day: isLater ? theirs.day : ours.day,
    attemptsOfDay: isLater ? theirs.attemptsOfDay : ours.attemptsOfDay + sameDay,
  }
}

joinQuizzes.reads = (touch: Touch, { fromId, intoId }: Pair): void => {
  for (const memberId of [fromId, intoId]) touch.list('quizStage', memberId)
}
