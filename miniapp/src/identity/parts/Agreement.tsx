import { Text } from '@tarojs/components'
import { open, urls } from '../../platform/navigate.ts'
import { Check } from '../../ui/index.ts'
import { agree, useSignInForm } from '../sign-in.ts'
import s from './Agreement.module.scss'

/** Consent is never ticked for the member. */
export function Agreement() {
  const agreed = useSignInForm((form) => form.agreed)
  return (
    <Check checked={agreed} onChange={agree}>
      <Text>我已阅读并同意</Text>
      <Text
        className={`consent-link ${s.link}`}
        onClick={(event) => {
          event.stopPropagation()
          void open(urls.consent())
        }}
      >
        《用户协议与隐私政策》
      </Text>
    </Check>
  )
}
