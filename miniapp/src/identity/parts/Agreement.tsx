import { Text } from '@tarojs/components'
import { open, urls } from '../../platform/navigate.ts'
import { Card, Check, Words } from '../../ui/index.ts'
import { agree, useSignInForm } from '../sign-in.ts'
import s from './Agreement.module.scss'

/** Consent is never ticked for the member. */
export function Agreement() {
  const agreed = useSignInForm((form) => form.agreed)
  return (
    <Card className={`agreement ${s.card}`}>
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
      <Words kind='mini' tone='ink-3' className={s.note}>
        只用微信给的登录凭证识别你，不读取手机号、昵称和通讯录
      </Words>
    </Card>
  )
}
