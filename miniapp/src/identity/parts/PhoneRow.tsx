import type { Profile } from '@laurel/shared/identity'
import { asksByButton } from '../../platform/phone.ts'
import { Button, ListItem } from '../../ui/index.ts'
import { linkPhone, linkPreviewPhone, unlinkPhone, useProfileForm } from '../profile.ts'

interface PhoneRowProps {
  /** Masked. */
  phone: string | null
  changed: (profile: Profile) => void
}

/** The number is asked for at this tap and nowhere else. */
export function PhoneRow({ phone, changed }: PhoneRowProps) {
  const busy = useProfileForm((form) => form.busy === 'phone' || form.busy === 'unlink')
  return (
    <ListItem
      className='phone-row'
      icon='shield'
      title='手机号'
      note={phone ? '加密保存，页面上只显示一部分' : '用来认出同一个人，不打电话、不发短信'}
      value={phone ?? undefined}
    >
      {phone ? (
        <Button
          className='phone-remove'
          kind='line'
          size='s'
          loading={busy}
          onClick={() => void unlinkPhone(changed)}
        >
          解除
        </Button>
      ) : (
        <LinkButton busy={busy} changed={changed} />
      )}
    </ListItem>
  )
}

function LinkButton({ busy, changed }: { busy: boolean; changed: (profile: Profile) => void }) {
  const ways = asksByButton
    ? {
        openType: 'getPhoneNumber' as const,
        onPhone: (code: string | null) => void linkPhone(code, changed),
      }
    : { onClick: () => void linkPreviewPhone(changed) }
  return (
    <Button className='phone-button' size='s' loading={busy} {...ways}>
      {busy ? '正在绑定' : '绑定'}
    </Button>
  )
}
