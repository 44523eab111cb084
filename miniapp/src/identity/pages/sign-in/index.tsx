import { identityApi } from '@laurel/shared/identity'
import { useEffect } from 'react'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Slot } from '../../../parts/Slot.tsx'
import { useElder } from '../../../platform/elder.ts'
import { takeWanted } from '../../../platform/gate.ts'
import { usePageLeave } from '../../../platform/lifecycle.ts'
import { canLogin } from '../../../platform/login.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Band, Screen, Skeleton, Words } from '../../../ui/index.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Promises } from '../../parts/Promises.tsx'
import { resetForm, useSignInForm } from '../../sign-in.ts'

const NOTHING = {}

export default function SignIn() {
  const consent = useRemote(identityApi.consent, NOTHING)
  const { reload } = consent
  const outdated = useSignInForm((form) => form.refusal === 'CONSENT_OUTDATED')
  useEffect(() => {
    if (outdated) void reload()
  }, [outdated, reload])
  usePageLeave(() => {
    takeWanted()
    resetForm()
  })

  return (
    <Screen
      elder={useElder()}
      className='sign-in'
      foot={<Choice consentVersion={consent.value?.version ?? null} />}
    >
      <Promises />
      {canLogin ? null : (
        <Band tone='plain' icon='info' title='登录需要在微信里进行'>
          这里是浏览器，可以继续逛商城、看规则
        </Band>
      )}
      <Slot>
        <Loaded remote={consent} skeleton={<Skeleton kind='line' />}>
          {() => (
            <Words kind='mini' tone='ink-3'>
              只用微信给的登录凭证识别你，不读取手机号、昵称和通讯录
            </Words>
          )}
        </Loaded>
      </Slot>
    </Screen>
  )
}
