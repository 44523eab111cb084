/** An attempt on its page: the server's copy and the phone's answers, the time, and the way to its result. */
import { type Attempt, type OpenAttempt, quizzesApi } from '@laurel/shared/quizzes'
import { useEffect, useMemo, useRef, useState } from 'react'
import { now } from '../platform/clock.ts'
import { usePageHide, usePageLeave } from '../platform/lifecycle.ts'
import { replace, titlePage, urls } from '../platform/navigate.ts'
import { dismiss, flush, type Outcome, useOutbox } from '../platform/outbox.ts'
import { OFFLINE, type Remote, useRemote } from '../platform/remote.ts'
import { handIn, resetHandingIn, useHandInWaits, useHandingIn } from './handing-in.ts'
import { resetPlace } from './place.ts'
import { saveNow, saveSoon, stopSaving, useSaving } from './saving.ts'
import { type Heard, isOver, isTimeUp, serverNow } from './server-clock.ts'
import { closeSheet, openSheet } from './sheet.ts'
import { stageTitle } from './words.zh.ts'

export interface Playing {
  remote: Remote<Attempt>
  /** Null until it is known, and once it is scored. */
  attempt: OpenAttempt | null
  heard: Heard | null
  isTimeUp: boolean
  /** No answer is taken any more on this phone. */
  isShut: boolean
  isOffline: boolean
  waits: boolean
  hand: () => void
}

const AGAIN_MS = 5_000
const TIMER_MAX_MS = 2 ** 31 - 1

const openOf = (attempt: Attempt | null): OpenAttempt | null => (attempt?.state === 'open' ? attempt : null)

export function usePlaying(attemptId: string): Playing {
  const remote = useRemote(quizzesApi.attempt, { attemptId })
  const attempt = openOf(remote.value)
  const heard = useMemo(() => (attempt ? { attempt, heardAt: remote.at } : null), [attempt, remote.at])
  const isUp = useTimeUp(heard)
  const waits = useHandInWaits(attemptId)
  const { isSending } = useHandingIn()
  const { state: saving, outdated } = useSaving()
  const hand = () => {
    if (attempt) void handIn(attempt).then((scored) => scored && remote.change(() => scored))
  }

  useSheetOf(attempt)
  useResult(remote.value)
  useLeaving(attemptId)
  useHandInAt(attempt !== null && isOver(attempt), hand)
  useAskingTheTime(isUp ? attemptId : null, remote.reload)
  useEffect(() => {
    // Another device answered or handed in, or the clock did.
    if (saving === 'over' || outdated > 0) void remote.reload()
  }, [saving, outdated, remote.reload])
  useSendingAgain(waits)

  const isOffline = waits || saving === 'waiting' || remote.trouble === OFFLINE
  return {
    remote,
    attempt,
    heard,
    isTimeUp: isUp,
    isShut: waits || isSending || isUp,
    isOffline,
    waits,
    hand,
  }
}

function useTimeUp(heard: Heard | null): boolean {
  const [isUp, setUp] = useState(false)
  useEffect(() => {
    if (!heard) return
    setUp(isTimeUp(heard, now()))
    const { attempt } = heard
    const leftMs = (attempt.dueAt ?? attempt.closesAt) - serverNow(heard, now())
    const timer = setTimeout(
      () => setUp(isTimeUp(heard, now())),
      Math.min(TIMER_MAX_MS, Math.max(0, leftMs) + 20),
    )
    return () => clearTimeout(timer)
  }, [heard])
  return isUp
}

/** By itself when the server says that time is up: once, for what is refused then needs a tap. */
function useHandInAt(isOverNow: boolean, hand: () => void): void {
  const newest = useRef(hand)
  newest.current = hand
  useEffect(() => {
    if (isOverNow) newest.current()
  }, [isOverNow])
}

/** The phone believes that time is up, and may be wrong: its clock can be set while it waits. The last answers go at once. */
function useAskingTheTime(attemptId: string | null, reload: () => Promise<void>): void {
  useEffect(() => {
    if (attemptId === null) return
    saveNow(attemptId)
    void reload()
    const timer = setInterval(() => void reload(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [attemptId, reload])
}

/** What an earlier launch left on the phone comes along, and goes out. */
function useSheetOf(attempt: OpenAttempt | null): void {
  useEffect(() => {
    if (!attempt) return
    titlePage(stageTitle({ stage: attempt.stage, title: attempt.stageTitle }))
    openSheet(attempt)
    saveSoon(attempt.attemptId)
  }, [attempt])
}

/** Scored, by whatever way: the result takes the page's place. */
function useResult(attempt: Attempt | null): void {
  const scoredId = attempt?.state === 'scored' ? attempt.attemptId : null
  useEffect(() => {
    if (!scoredId) return
    closeSheet(scoredId)
    for (const { key } of useOutbox.getState().outcomes.filter(tellsOf(scoredId))) dismiss(key)
    void replace(urls.quizResult(scoredId))
  }, [scoredId])
}

const tellsOf =
  (attemptId: string) =>
  ({ kind, output }: Outcome): boolean =>
    kind === 'hand-in' && (output as Attempt | null)?.attemptId === attemptId

function useLeaving(attemptId: string): void {
  usePageHide(() => saveNow(attemptId))
  usePageLeave(() => {
    saveNow(attemptId)
    stopSaving()
    resetHandingIn()
    resetPlace()
  })
}

/** A network that loses every third request never says that it is back. */
function useSendingAgain(waits: boolean): void {
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => void flush(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [waits])
}
