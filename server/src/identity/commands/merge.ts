/** Moves what a member is known by to another, and back: whoever signs in by it is led to the one that holds it. */
import { must } from '../../platform/must.ts'
import type { Row, Work } from '../../schema.ts'
import { type Cause, identitiesOf, noteChange } from './identities.ts'
import { endSessions, memberNamed } from './members.ts'

export interface Move extends Cause {
  /** Of the merge: what moved by it is found by it. */
  mergeId: string
  from: string
  to: string
}

const viaOf = ({ via }: Row<'identity'>): string[] => via.split(' ').filter(Boolean)

/** `from` is merged into `to`: its sessions end, and its sign-ins lead to the survivor. */
export function moveIdentities(w: Work, { from, to, mergeId, ...cause }: Move, now: number): void {
  const merged = memberNamed(w, from)
  memberNamed(w, to)
  for (const identity of identitiesOf(w, from))
    move(w, { identity, to, via: [...viaOf(identity), mergeId], ...cause }, now)
  w.set('member', endSessions(w, merged, now), { state: 'merged', mergedInto: to })
}

/** Undoes it: what came to `from` by that merge, and is still there, returns to `to`, who is a member again. */
export function moveBack(w: Work, { from, to, mergeId, ...cause }: Move, now: number): void {
  const merged = must(w.get('member', to), `member ${to}`)
  for (const identity of identitiesOf(w, from)) {
    const via = viaOf(identity)
    if (via.at(-1) === mergeId) move(w, { identity, to, via: via.slice(0, -1), ...cause }, now)
  }
  endSessions(w, memberNamed(w, from), now) // a phone of theirs may be signed in here
  w.set('member', merged, { state: 'active', mergedInto: null })
}

interface OneMove extends Cause {
  identity: Row<'identity'>
  to: string
  via: string[]
}

function move(w: Work, { identity, to, via, ...cause }: OneMove, now: number): void {
  const { kind, value, memberId: from } = identity
  w.set('identity', identity, { memberId: to, by: cause.by, linkedAt: now, via: via.join(' ') })
  w.drop('knownBy', must(w.get('knownBy', from, kind, value), `${kind} of ${from}`))
  w.add('knownBy', { memberId: to, kind, value })
  noteChange(w, { memberId: from, kind, value, act: 'moved-away', ...cause }, now)
  noteChange(w, { memberId: to, kind, value, act: 'moved-here', ...cause }, now)
}
