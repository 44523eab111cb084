/** Keeps the code of a link through browsing, kills and a late sign-in, and tells the server in the background. */
import { referralApi, type Trail as ToldTrail } from '@laurel/shared/referral'
import { create } from 'zustand'
import { ask, Refused } from '../platform/ask.ts'
import { now } from '../platform/clock.ts'
import { randomHex } from '../platform/keys.ts'
import { isSinglePage, type Opening } from '../platform/launch.ts'
import { send, useOutbox } from '../platform/outbox.ts'
import { currentMember, useSession } from '../platform/session.ts'
import { read, write } from '../platform/storage.ts'
import {
  arrive,
  codeIn,
  hasNews,
  hasOpen,
  mended,
  reconsider,
  refusalTold,
  type Trail,
  told,
  toTell,
  turnDown,
} from './trail.ts'

const KEY = 'trail'
const newVisitorId = (): string => randomHex(8) + randomHex(8) + randomHex(8) + randomHex(8)

export const useTrail = create<Trail>(() => mended(read(KEY), newVisitorId))
useTrail.subscribe((trail) => {
  write(KEY, trail)
})

/** Once, at launch: what a sign-in could not take along the last time, and every sign-in from now on. */
export function watchArrivals(): void {
  useSession.subscribe(({ member }, before) => {
    if (member && !before.member) claim()
  })
  const member = currentMember()
  if (member && useTrail.getState().claimedBy !== member.id) claim()
}

/** A single page of Moments has a storage apart: counted there too, everybody who goes on would have come twice. */
export function noteArrival({ query, scene }: Opening): void {
  const code = codeIn(query)
  if (isSinglePage()) return
  if (code)
    useTrail.setState((trail) => arrive(trail, { code, at: now(), ...(scene === null ? {} : { scene }) }))
  void tell()
}

/** One tap, remembered here at once and told when it can be. */
export function refuseInvitation(code: string): void {
  useTrail.setState((trail) => turnDown(trail, code))
  void tell()
}

export function reconsiderInvitation(code: string): void {
  useTrail.setState((trail) => reconsider(trail, code, now()))
  void tell()
}

let telling: Promise<void> | null = null

/** One at a time. What gets no answer stays news for the next start, or for when the network is back. */
export function tell(): Promise<void> {
  telling ??= tellNews()
    .catch(() => undefined)
    .finally(() => {
      telling = null
    })
  return telling
}

async function tellNews(): Promise<void> {
  while (hasNews(useTrail.getState())) await tellArrivals()
  for (;;) {
    const { visitorId, refused } = useTrail.getState()
    const next = refused.find(({ isTold }) => !isTold)
    if (!next) return
    await tellRefusal(visitorId, next.code)
  }
}

async function tellArrivals(): Promise<void> {
  const trail = useTrail.getState()
  await ask(referralApi.touch, { visitorId: trail.visitorId, trail: toTell(trail, now()) })
  useTrail.setState((later) => told(later, trail.next - 1))
}

async function tellRefusal(visitorId: string, code: string): Promise<void> {
  await ask(referralApi.refuse, { code, visitorId }).catch((error) => {
    // Of a link that is not there nothing needs to be known.
    if (!(error instanceof Refused && error.code === 'LINK_UNKNOWN')) throw error
  })
  useTrail.setState((trail) => refusalTold(trail, code))
}

/** For whoever tells the server of an acceptance: who it was, and by which links he came. */
export function carried(): { visitorId: string; trail: ToldTrail } {
  const trail = useTrail.getState()
  return { visitorId: trail.visitorId, trail: toTell(trail, now()) }
}

let isJoining = false

/** While a tap on the landing page signs in and accepts in one go, the sign-in alone says nothing. */
export async function joiningNow(work: () => Promise<void>): Promise<void> {
  isJoining = true
  try {
    await work()
  } finally {
    isJoining = false
    const member = currentMember()
    if (member && useTrail.getState().claimedBy !== member.id) claim()
  }
}

export function claimed(memberId: string): void {
  useTrail.setState({ claimedBy: memberId })
}

/** Late sign-in: the trail goes along, and the programmes decide what counts. */
function claim(): void {
  const member = currentMember()
  if (isJoining || !member || !hasOpen(useTrail.getState()) || waits(member.id)) return
  // Told first: an acceptance that has to wait says by then too late when he came.
  tell()
    .then(() => send('arrive', referralApi.accept, { ...carried(), accepted: false }))
    .then(
      () => claimed(member.id),
      () => undefined,
    )
}

const waits = (memberId: string): boolean =>
  useOutbox.getState().waiting.some((entry) => entry.kind === 'arrive' && entry.memberId === memberId)
