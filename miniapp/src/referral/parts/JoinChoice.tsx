import { identityApi } from '@laurel/shared/identity'
import type { Landing } from '@laurel/shared/referral'
import { View } from '@tarojs/components'
import { Agreement } from '../../parts/Agreement.tsx'
import { Slot } from '../../parts/Slot.tsx'
import { say } from '../../platform/dialog.ts'
import { canLogin } from '../../platform/login.ts'
import { back, openTab } from '../../platform/navigate.ts'
import { asksByButton } from '../../platform/phone.ts'
import { useRemoteNow } from '../../platform/remote.ts'
import { useSession } from '../../platform/session.ts'
import { Button, Words } from '../../ui/index.ts'
import { refuseInvitation } from '../arrivals.ts'
import {
  acceptOnly,
  agreeToJoin,
  chooseCode,
  joinByWeChat,
  joinInPreview,
  missConsent,
  useJoining,
} from '../joining.ts'
import { busyWords, joinTrouble } from '../landing-words.zh.ts'
import { CodeSheet } from './CodeSheet.tsx'
import s from './JoinChoice.module.scss'
import { PreviewHolder } from './PreviewHolder.tsx'

interface JoinChoiceProps {
  landing: Landing
  /** Accepted already; only the phone is missing. */
  bound?: boolean
}

/** Consent, why it did not work, and the choice: refusing is as easy as accepting, by buttons of one size. */
export function JoinChoice({ landing: { code }, bound = false }: JoinChoiceProps) {
  const isGuest = useSession(({ member }) => member === null)
  return isGuest ? (
    <AsGuest code={code} />
  ) : (
    <Choice code={code} consentVersion={null} mayJoin bound={bound} />
  )
}

const NOTHING = {}

function AsGuest({ code }: { code: string }) {
  const consent = useRemoteNow(identityApi.consent, NOTHING)
  const agreed = useJoining((joining) => joining.agreed)
  const version = consent.value?.version ?? null
  return (
    <>
      <PreviewHolder />
      <Agreement agreed={agreed} onChange={agreeToJoin} version={version} />
      <Choice code={code} consentVersion={version} mayJoin={agreed && version !== null} bound={false} />
    </>
  )
}

interface ChoiceProps {
  code: string
  /** Of the text that can be read now; null for who agreed to it before. */
  consentVersion: string | null
  mayJoin: boolean
  bound: boolean
}

function Choice(props: ChoiceProps) {
  const { code, consentVersion, mayJoin, bound } = props
  const turnDown = () => {
    refuseInvitation(code)
    say('已记下，不会再问')
    void back()
  }
  return (
    <>
      <Slot>
        <Why />
      </Slot>
      <View className={s.buttons}>
        <Button className='turn-down' kind='line' full onClick={bound ? () => void back() : turnDown}>
          {bound ? '以后再说' : '暂不加入'}
        </Button>
        <Join {...props} />
      </View>
      <Elsewhere mayJoin={mayJoin} />
      <CodeSheet consentVersion={consentVersion} />
    </>
  )
}

function Why() {
  const trouble = useJoining((joining) => (joining.byCode ? null : joining.trouble))
  if (!trouble) return null
  return (
    <Words kind='note' tone='stop' className={`join-trouble ${s.why}`}>
      {joinTrouble(trouble)}
    </Words>
  )
}

function Join({ consentVersion, mayJoin, bound }: ChoiceProps) {
  const busy = useJoining((joining) => joining.busy)
  const hasPhone = useSession(({ member }) => Boolean(member?.phone))
  const words = hasPhone ? '接受邀请' : bound ? '微信手机号验证' : canLogin ? '微信手机号加入' : '手机号加入'
  return (
    <Button className='join' full loading={busy !== null} {...tapOf({ consentVersion, mayJoin, hasPhone })}>
      {busy ? busyWords[busy] : words}
    </Button>
  )
}

/** Before consent WeChat is not even asked. */
function tapOf({
  consentVersion,
  mayJoin,
  hasPhone,
}: Omit<ChoiceProps, 'code' | 'bound'> & { hasPhone: boolean }) {
  if (!mayJoin) return { onClick: missConsent }
  if (hasPhone) return { onClick: () => void acceptOnly() }
  if (!canLogin) return { onClick: () => chooseCode(true) }
  if (!asksByButton) return { onClick: () => void joinInPreview(consentVersion) }
  return {
    openType: 'getPhoneNumber' as const,
    onPhone: (code: string | null) => void joinByWeChat(consentVersion, code),
  }
}

/** The other ways: one to join, one to go on without. */
function Elsewhere({ mayJoin }: { mayJoin: boolean }) {
  const hasPhone = useSession(({ member }) => Boolean(member?.phone))
  return (
    <View className={s.links}>
      {hasPhone || !canLogin ? null : (
        <View
          className={`by-code ${s.link}`}
          onClick={mayJoin ? () => chooseCode(true) : missConsent}
          aria-role='button'
        >
          用号码和验证码
        </View>
      )}
      <View className={`browse ${s.link}`} onClick={() => void openTab('mall')} aria-role='button'>
        先逛逛商城，不登录也可以
      </View>
    </View>
  )
}
