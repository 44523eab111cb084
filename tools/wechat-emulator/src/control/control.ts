/** What a test or a person may do to the emulator beside calling it: the other side of the phone. */
import type { Pusher } from '../push/pusher.ts'
import type { State } from '../state.ts'
import type { FaultInput } from '../stores/faults.ts'
import type { Control, RecordControl, TimeControl } from './interface.ts'
import { controlPeople } from './people.ts'
import { controlPlatform } from './platform.ts'
import { controlPushes } from './pushes.ts'

export function createControl(state: State, pusher: Pusher): Control {
  return {
    ...controlPeople(state),
    ...controlPlatform(state),
    ...controlPushes(state, pusher),
    ...time(state),
    ...records(state),
  }
}

const time = ({ clock, errands }: State): TimeControl => ({
  now: () => clock.now(),
  advance(ms) {
    clock.advance(ms)
    errands.runDue()
    return clock.now()
  },
  setClock(at) {
    clock.set(at)
    errands.runDue()
    return clock.now()
  },
  skewClock: (ms) => clock.skew(ms),
})

const records = (state: State): RecordControl => ({
  fault: (input: FaultInput) => state.faults.add(input),
  faults: () => state.faults.list(),
  clearFaults: (path) => state.faults.clear(path),
  calls: (path) => state.calls.list(path),
  counters: () => state.calls.counters(),
  messages: (openid) => state.messages.list(openid),
  qrCodes: () => state.qrCodes.list(),
  links: () => state.links.list(),
  mediaChecks: () => state.mediaChecks.list(),
  rids: () => state.rids.list(),
  reset: () => state.reset(),
})
