import { type Consent, identityApi } from '@laurel/shared/identity'
import { useEffect } from 'react'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Slot } from '../../../parts/Slot.tsx'
import { useElder } from '../../../platform/elder.ts'
import { takeWanted } from '../../../platform/gate.ts'
import { usePageLeave } from '../../../platform/lifecycle.ts'
import { canLogin } from '../../../platform/login.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Band, Screen, Skeleton } from '../../../ui/index.ts'
import { signInRefusalWords } from '../../../words.zh.ts'
import { Agreement } from '../../parts/Agreement.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Promises } from '../../parts/Promises.tsx'
import { resetForm, useSignInForm } from '../../sign-in.ts'

const NOTHING = {}

export default function SignIn() {
  const consent = useRemote(identityApi.consent, NOTHING)
  const { reload } = consent
  const refusal = useSignInForm((form) => form.refusal)
  useEffect(() => {
    if (refusal === 'CONSENT_OUTDATED') void reload()
  }, [refusal, reload])
  usePageLeave(() => {
    takeWanted()
    resetForm()
  })

  return (
    <Screen elder={useElder()} className='sign-in' foot={<Foot consent={consent.value} />}>
      <Promises />
      {canLogin ? null : (
        <Band tone='plain' icon='info' title='登录需要在微信里进行'>
          这里是浏览器，可以继续逛商城、看规则
        </Band>
      )}
      <Slot>
        <Loaded remote={consent} skeleton={<Skeleton kind='row' />}>
          {() => <Agreement />}
        </Loaded>
      </Slot>
      <Slot>
        {refusal ? (
          <Band tone='stop' icon='info' title='没有登录'>
            {signInRefusalWords(refusal)}
          </Band>
        ) : null}
      </Slot>
    </Screen>
  )
}

const Foot = ({ consent }: { consent: Consent | null }) => (
  <Choice consentVersion={consent?.version ?? null} />
)
