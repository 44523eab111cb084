import type { Profile } from '@laurel/shared/identity'
import { Form, View } from '@tarojs/components'
import { useState } from 'react'
import { isWeChat } from '../../platform/host.ts'
import { Button, Field, Sheet, Words } from '../../ui/index.ts'
import { changeNickname, stopWriting, useProfileForm } from '../profile.ts'
import { NICKNAME_MAX } from '../words.zh.ts'
import s from './NicknameSheet.module.scss'
import { ProfileTrouble } from './ProfileTrouble.tsx'

interface NicknameSheetProps {
  nickname: string | null
  changed: (profile: Profile) => void
}

export function NicknameSheet({ nickname, changed }: NicknameSheetProps) {
  const writing = useProfileForm((form) => form.writing)
  return (
    <Sheet open={writing !== null} title='修改昵称' onClose={stopWriting}>
      <NicknameForm
        nickname={nickname ?? ''}
        fromWeChat={writing?.fromWeChat ?? false}
        save={(written) => void changeNickname(written, changed)}
      />
    </Sheet>
  )
}

interface NicknameFormProps {
  nickname: string
  fromWeChat: boolean
  save: (nickname: string) => void
}

/** A form, because what WeChat's keyboard fills in reaches the page by no other way on every phone. */
function NicknameForm({ nickname, fromWeChat, save }: NicknameFormProps) {
  const busy = useProfileForm((form) => form.busy === 'nickname')
  const [typed, setTyped] = useState(nickname)
  // The browser's form hears fingers only, and no mouse.
  const way = isWeChat ? { submits: true } : { onClick: () => save(typed) }
  return (
    <Form className='nickname-form' onSubmit={({ detail }) => save(String(detail.value?.nickname ?? typed))}>
      <View className={s.form}>
        <ProfileTrouble within />
        <Field
          className='nickname-input'
          name='nickname'
          label='昵称'
          type={fromWeChat ? 'nickname' : 'text'}
          value={nickname}
          placeholder='怎么称呼你'
          lengthMax={NICKNAME_MAX}
          onInput={setTyped}
        />
        <Words kind='note' tone='ink-2'>
          {`最多 ${NICKNAME_MAX} 个字。保存时会请微信检查内容`}
        </Words>
        <Button className='nickname-save' full loading={busy} {...way}>
          {busy ? '正在检查' : '保存'}
        </Button>
      </View>
    </Form>
  )
}
