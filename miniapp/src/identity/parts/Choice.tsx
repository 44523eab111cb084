import { View } from '@tarojs/components'
import { canLogin, demoMembers } from '../../platform/login.ts'
import { Button, Words } from '../../ui/index.ts'
import { browseFirst, signIn, useSignInForm } from '../sign-in.ts'
import s from './Choice.module.scss'

/** Refusing is as easy as accepting: two buttons of one size. */
export function Choice({ consentVersion }: { consentVersion: string | null }) {
  const busy = useSignInForm((form) => form.busy)
  const ready = consentVersion !== null
  return (
    <View className={s.choice}>
      {demoMembers.length ? (
        <Words kind='note' tone='ink-2'>
          以演示会员登录
        </Words>
      ) : null}
      <View className={`${s.buttons} ${demoMembers.length ? s.three : ''}`}>
        <Button className='browse-first' kind='line' full onClick={() => void browseFirst()}>
          先逛逛
        </Button>
        {demoMembers.map(({ name, openid }) => (
          <Button
            key={openid}
            className='demo-login'
            full
            disabled={!ready}
            loading={busy}
            onClick={() => void signIn(consentVersion ?? '', openid)}
          >
            {name}
          </Button>
        ))}
        {canLogin && demoMembers.length === 0 ? (
          <Button
            className='wechat-login'
            full
            disabled={!ready}
            loading={busy}
            onClick={() => void signIn(consentVersion ?? '')}
          >
            {busy ? '正在登录' : '微信一键登录'}
          </Button>
        ) : null}
      </View>
    </View>
  )
}
