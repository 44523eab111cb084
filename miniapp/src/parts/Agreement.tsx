import { Text } from '@tarojs/components'
import { open, urls } from '../platform/navigate.ts'
import { Check } from '../ui/index.ts'
import s from './Agreement.module.scss'

interface AgreementProps {
  agreed: boolean
  onChange: (agreed: boolean) => void
  /** Of the text that can be read now. */
  version?: string | null
}

/** Consent is never ticked for the member. */
export const Agreement = ({ agreed, onChange, version }: AgreementProps) => (
  <Check checked={agreed} onChange={onChange}>
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
    {version ? <Text className={s.version}>{`${version} 版`}</Text> : null}
  </Check>
)
