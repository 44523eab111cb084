/** Which question of the attempt is in front, and whether all of them are looked over. */
import type { OpenAttempt } from '@laurel/shared/quizzes'
import { useEffect } from 'react'
import { create } from 'zustand'
import { firstPlace, type Marks } from './answers.ts'

interface Place {
  /** Null: not chosen yet, so it is the first without an answer. */
  place: number | null
  isOverview: boolean
}

const START: Place = { place: null, isOverview: false }

export const usePlace = create<Place>(() => START)

export function resetPlace(): void {
  usePlace.setState(START)
}

export function goTo(place: number): void {
  usePlace.setState({ place, isOverview: false })
}

export function lookOver(isOverview: boolean): void {
  usePlace.setState({ isOverview })
}

/** Whoever comes back goes on where an answer is missing; after that only the member moves. */
export function usePlaceIn(attempt: Pick<OpenAttempt, 'questions'> | null, marks: Marks): number {
  const chosen = usePlace((at) => at.place)
  const place = chosen ?? (attempt ? firstPlace(attempt.questions, marks) : 0)
  const isKnown = attempt !== null && chosen !== null
  useEffect(() => {
    if (attempt && !isKnown) usePlace.setState({ place })
  }, [attempt, isKnown, place])
  return place
}
