import { Slot } from '../../parts/Slot.tsx'
import { Band } from '../../ui/index.ts'
import { useProfileForm } from '../profile.ts'
import { profileTrouble } from '../words.zh.ts'

/** Above the page, unless the sheet it belongs to is open. */
export function ProfileTrouble({ within = false }: { within?: boolean }) {
  const trouble = useProfileForm((form) => form.trouble)
  const writing = useProfileForm((form) => form.writing !== null)
  const said = trouble && writing === within ? profileTrouble(trouble) : null
  return (
    <Slot>
      {said ? (
        <Band tone={said.isFault ? 'stop' : 'plain'} icon='info' title={said.title}>
          {said.words}
        </Band>
      ) : null}
    </Slot>
  )
}
