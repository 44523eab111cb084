/** One draw from the tap to its result: sent once, kept when nobody answers, shown when it is there. */
import { type DrawResult, drawsApi } from '@laurel/shared/draws'
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import { Refused } from '../platform/ask.ts'
import { asMember } from '../platform/gate.ts'
import { open, replace, urls } from '../platform/navigate.ts'
import { dismiss, type Outcome, send, useOutbox } from '../platform/outbox.ts'
import { randomBytesHex } from '../platform/random.ts'
import { keepKnown } from '../platform/remote.ts'
import type { Phase } from './acts.ts'
import { keepSeal } from './seals.ts'
import { isDrawWaiting, useOutcomeOf, useWaitingDraw } from './waiting.ts'

const NONCE_BYTES = 16

interface Drawing {
  /** The draw whose answer is awaited. */
  busy: string | null
  /** Why the last one was refused, by draw. */
  refused: Readonly<Record<string, string>>
  /** The result that has just come: its wreath closes once. */
  fresh: { drawId: string; number: number } | null
}

const START: Drawing = { busy: null, refused: {}, fresh: null }

export const useDrawing = create<Drawing>(() => START)

/** The page is left: what it said has been read. A draw on its way stays in the outbox. */
export function resetDrawing(): void {
  useDrawing.setState(START)
}

type Way = (url: string) => Promise<void>

export const drawOnce = (drawId: string): void => asMember(() => void attempt(drawId, open))

/** From the page of a result, whose place the next one takes. */
export const drawAgain = (drawId: string): void => asMember(() => void attempt(drawId, replace))

async function attempt(drawId: string, go: Way): Promise<void> {
  if (useDrawing.getState().busy || isDrawWaiting(drawId)) return
  useDrawing.setState(({ refused: { [drawId]: _, ...refused } }) => ({ busy: drawId, refused }))
  try {
    const nonce = await randomBytesHex(NONCE_BYTES)
    show(await send('draw', drawsApi.draw, { drawId, nonce }), go)
  } catch (error) {
    // Without an answer it waits in the outbox, and the page says so.
    if (error instanceof Refused) refuse(drawId, error.code)
  } finally {
    useDrawing.setState({ busy: null })
  }
}

const refuse = (drawId: string, code: string): void =>
  useDrawing.setState(({ refused }) => ({ refused: { ...refused, [drawId]: code } }))

/** The page of the result opens with what the server has just said. */
function show(result: DrawResult, go: Way): void {
  const { drawId, number } = result
  remember(result)
  useDrawing.setState({ fresh: { drawId, number } })
  void go(urls.drawResult(drawId, number))
}

export function remember(result: DrawResult): void {
  const { drawId, number } = result
  keepSeal(result)
  keepKnown(drawsApi.result, { drawId, number }, result)
}

/** The wreath has closed, or was told to. */
export function settle(): void {
  useDrawing.setState({ fresh: null })
}

/** Two pages of one draw may lie on each other, and both hear of it: the first one takes it. */
function isMine({ key }: Outcome): boolean {
  const isThere = useOutbox.getState().outcomes.some((outcome) => outcome.key === key)
  dismiss(key)
  return isThere
}

interface Standing {
  phase: Phase
  refusal: string | null
}

/** What is going on with the draws of this page; a draw that had to wait shows its result as soon as it has one. */
export function useDrawStanding(drawId: string): Standing {
  const isBusy = useDrawing(({ busy }) => busy === drawId)
  const refusal = useDrawing(({ refused }) => refused[drawId] ?? null)
  const waiting = useWaitingDraw(drawId)
  const key = useRef<string | null>(null)
  if (waiting) key.current = waiting.key
  const outcome = useOutcomeOf('draw', (result) => result.drawId === drawId, key.current)
  useEffect(() => {
    if (!outcome || !isMine(outcome)) return
    if (outcome.refusal === null) show(outcome.output as DrawResult, open)
    else refuse(drawId, outcome.refusal)
  }, [outcome, drawId])
  return { phase: isBusy ? 'sending' : waiting ? 'waiting' : 'ready', refusal }
}
