import { asMember } from '../../platform/gate.ts'
import { Button } from '../../ui/index.ts'
import type { DrawAct } from '../acts.ts'
import { drawOnce } from '../drawing.ts'
import { drawWords } from '../words.zh.ts'

const live: readonly DrawAct['kind'][] = ['draw', 'sign-in']

/** One tap, one draw; a closed button says why. */
export const DrawFoot = ({ drawId, act }: { drawId: string; act: DrawAct }) => (
  <Button
    className='draw-button'
    full
    disabled={!live.includes(act.kind) && act.kind !== 'sending'}
    loading={act.kind === 'sending'}
    // A guest has no chance yet: the page asks again once there is a member.
    onClick={() => (act.kind === 'sign-in' ? asMember(() => {}) : drawOnce(drawId))}
  >
    {drawWords(act)}
  </Button>
)
