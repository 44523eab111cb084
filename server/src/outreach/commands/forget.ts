/** Forgets what is over: messages after a year, the signatures of pushes after minutes. May run late, twice, anywhere. */
import type { Work } from '../../schema.ts'

export function forgetMessages(w: Work, { due }: { due: { memberId: string; id: string }[] }): void {
  for (const { memberId, id } of due) {
    const message = w.get('message', memberId, id)
    if (message) w.drop('message', message)
  }
}

export function forgetPushes(w: Work, { ids }: { ids: string[] }): void {
  for (const id of ids) {
    const seen = w.get('pushSeen', id)
    if (seen) w.drop('pushSeen', seen)
  }
}
