import { View } from '@tarojs/components'
import { CodeFields } from '../../parts/CodeFields.tsx'
import { isWhole, useCodeForm } from '../../parts/phone-code.ts'
import { Slot } from '../../parts/Slot.tsx'
import { Button, Sheet, Words } from '../../ui/index.ts'
import { useTrail } from '../arrivals.ts'
import { chooseCode, joinByCode, useJoining } from '../joining.ts'
import { busyWords, joinTrouble } from '../landing-words.zh.ts'
import s from './CodeSheet.module.scss'

/** The second way: a number, and the code that is sent to it. */
export function CodeSheet({ consentVersion }: { consentVersion: string | null }) {
  const { byCode, busy, trouble } = useJoining()
  const whole = useCodeForm(isWhole)
  const visitorId = useTrail((trail) => trail.visitorId)
  return (
    <Sheet open={byCode} title='用号码和验证码加入' onClose={() => chooseCode(false)}>
      <View className={s.form}>
        <CodeFields visitorId={visitorId} />
        <Slot>
          {trouble ? (
            <Words kind='note' tone='stop' className='code-join-trouble'>
              {joinTrouble(trouble)}
            </Words>
          ) : null}
        </Slot>
        <Button
          className='code-join'
          full
          disabled={!whole}
          loading={busy !== null}
          onClick={() => void joinByCode(consentVersion)}
        >
          {busy ? busyWords[busy] : whole ? '验证并加入' : '填好号码和验证码'}
        </Button>
      </View>
    </Sheet>
  )
}
