import { View } from '@tarojs/components'
import { Agreement } from '../../parts/Agreement.tsx'
import { Slot } from '../../parts/Slot.tsx'
import { canLogin, demoMembers } from '../../platform/login.ts'
import { Button, Words } from '../../ui/index.ts'
import { signInRefusalWords } from '../../words.zh.ts'
import { agree, browseFirst, signIn, useSignInForm } from '../sign-in.ts'
import s from './Choice.module.scss'

interface ChoiceProps {
  /** Of the text that can be read now; null while there is none to agree to. */
  consentVersion: string | null
}

interface Way {
  name: string
  words: string
  openid?: string
}

const ways: readonly Way[] = demoMembers.length
  ? demoMembers.map(({ name, openid }) => ({ name: 'demo-login', words: name, openid }))
  : [{ name: 'wechat-login', words: '微信一键登录' }]

/** Consent, why there was no sign-in, and the choice: refusing is as easy as accepting, by buttons of one size. */
export const Choice = ({ consentVersion }: ChoiceProps) => (
  <View className={s.choice}>
    {canLogin && consentVersion !== null ? <Consent /> : null}
    <Slot>
      <Why />
    </Slot>
    {demoMembers.length ? (
      <Words kind='note' tone='ink-2'>
        以演示会员登录
      </Words>
    ) : null}
    <View className={`${s.buttons} ${demoMembers.length ? s.three : ''}`}>
      <Button className='browse-first' kind='line' full onClick={() => void browseFirst()}>
        先逛逛
      </Button>
      {canLogin
        ? ways.map((way) => <Accept key={way.words} way={way} consentVersion={consentVersion} />)
        : null}
    </View>
  </View>
)

function Consent() {
  const agreed = useSignInForm((form) => form.agreed)
  return <Agreement agreed={agreed} onChange={agree} />
}

function Why() {
  const refusal = useSignInForm((form) => form.refusal)
  if (!refusal) return null
  return (
    <Words kind='note' tone='stop' className={`sign-in-refused ${s.why}`}>
      {signInRefusalWords(refusal)}
    </Words>
  )
}

function Accept({ way: { name, words, openid }, consentVersion }: ChoiceProps & { way: Way }) {
  const busy = useSignInForm((form) => form.busy)
  return (
    <Button
      className={name}
      full
      disabled={consentVersion === null}
      loading={busy}
      onClick={() => void signIn(consentVersion ?? '', openid)}
    >
      {busy && !openid ? '正在登录' : words}
    </Button>
  )
}
