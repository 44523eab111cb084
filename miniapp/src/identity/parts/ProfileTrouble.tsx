import { Slot } from '../../parts/Slot.tsx'
import { Band } from '../../ui/index.ts'
import { useProfileForm } from '../profile.ts'
import { profileTrouble } from '../words.zh.ts'

/** Above the page, unless a sheet is open: then in it. */
export function ProfileTrouble({ within = false }: { within?: boolean }) {
  const trouble = useProfileForm((form) => form.trouble)
  const isInSheet = useProfileForm((form) => form.writing !== null || form.typing)
  const said = trouble && isInSheet === within ? profileTrouble(trouble) : null
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
