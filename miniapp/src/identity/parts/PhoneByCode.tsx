import type { Profile } from '@laurel/shared/identity'
import { View } from '@tarojs/components'
import { CodeFields } from '../../parts/CodeFields.tsx'
import { isWhole, useCodeForm } from '../../parts/phone-code.ts'
import { Button, ListItem, Sheet } from '../../ui/index.ts'
import { linkTypedPhone, startTyping, stopTyping, useProfileForm } from '../profile.ts'
import s from './NicknameSheet.module.scss'
import { ProfileTrouble } from './ProfileTrouble.tsx'

/** For who would rather not ask WeChat, or whose number is another. */
export const PhoneByCodeRow = () => (
  <ListItem
    className='phone-by-code'
    icon='chat'
    title='用号码和验证码绑定'
    note='发一条短信验证码，不用微信的手机号'
    onClick={startTyping}
  />
)

export function PhoneByCodeSheet({ changed }: { changed: (profile: Profile) => void }) {
  const typing = useProfileForm((form) => form.typing)
  const busy = useProfileForm((form) => form.busy === 'phone')
  const whole = useCodeForm(isWhole)
  return (
    <Sheet open={typing} title='绑定手机号' onClose={stopTyping}>
      <View className={s.form}>
        <ProfileTrouble within />
        <CodeFields />
        <Button
          className='phone-code-save'
          full
          disabled={!whole}
          loading={busy}
          onClick={() => void linkTypedPhone(changed)}
        >
          {busy ? '正在验证' : whole ? '验证并绑定' : '填好号码和验证码'}
        </Button>
      </View>
    </Sheet>
  )
}
