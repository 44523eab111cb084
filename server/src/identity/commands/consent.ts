/** The ledger of consent: what was agreed to stands for good, and so does that it was withdrawn. */
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { refuseConsent } from '../rules.ts'
import type { ConsentScene } from '../tables.ts'
import { endSessions, ownMember } from './members.ts'

export interface Text {
  version: string
  textHash: string
}

export const lastConsent = (w: Work, memberId: string): Row<'consent'> | undefined =>
  w.list('consent', memberId).at(-1)

type Act = Pick<Row<'consent'>, 'memberId' | 'act' | 'version' | 'textHash' | 'scene'>

/** Two acts of one instant still come one after the other. */
function write(w: Work, act: Act, now: number): void {
  const lastAt = lastConsent(w, act.memberId)?.at ?? 0
  w.add('consent', { ...act, at: Math.max(now, lastAt + 1) })
}

/** Once for each text. */
export function giveConsent(
  w: Work,
  { memberId, text, scene }: { memberId: string; text: Text; scene: ConsentScene },
  now: number,
): void {
  const last = lastConsent(w, memberId)
  if (last?.act === 'given' && last.version === text.version) return
  write(w, { memberId, act: 'given', ...text, scene }, now)
}

export interface AgreeOrder {
  memberId: string
  agreed: string
  text: Text
}

export function agree(w: Work, { memberId, agreed, text }: AgreeOrder, now: number): object {
  ownMember(w, memberId)
  const refusal = refuseConsent(agreed, text.version, null)
  if (refusal) throw new Refusal(refusal)
  giveConsent(w, { memberId, text, scene: 'settings' }, now)
  return {}
}

agree.reads = (touch: Touch, { memberId }: AgreeOrder): void => {
  touch.row('member', memberId)
  touch.list('consent', memberId)
}

/** What was done until now stays lawful; nothing more is done: no session of theirs goes on. */
export function withdraw(w: Work, { memberId }: { memberId: string }, now: number): object {
  const member = ownMember(w, memberId)
  const { act, version, textHash } = must(lastConsent(w, memberId), `a consent of ${memberId}`)
  if (act === 'given') write(w, { memberId, act: 'withdrawn', version, textHash, scene: 'settings' }, now)
  endSessions(w, member, now)
  return {}
}
