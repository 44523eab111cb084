import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { now } from '../platform/clock.ts'
import { Button, Field, Words } from '../ui/index.ts'
import { againWords, codeTrouble } from '../words.zh.ts'
import s from './CodeFields.module.scss'
import { sendCode, typeCode, typePhone, useCodeForm } from './phone-code.ts'
import { Slot } from './Slot.tsx'

const PHONE_DIGITS = 11
const CODE_DIGITS = 6

/** A number, and the code that is sent to it. `visitorId`: whose phone asks, where that is known. */
export function CodeFields({ visitorId }: { visitorId?: string }) {
  const { phone, code, isSent, trouble, preview } = useCodeForm()
  return (
    <View className={`code-fields ${s.fields}`}>
      <Field
        className='phone-input'
        name='phone'
        label='手机号'
        type='number'
        value={phone}
        placeholder='11 位手机号'
        lengthMax={PHONE_DIGITS}
        onInput={typePhone}
      />
      <View className={s.code}>
        <Field
          className='code-input'
          name='code'
          label='短信验证码'
          type='number'
          value={code}
          placeholder='6 位验证码'
          lengthMax={CODE_DIGITS}
          onInput={typeCode}
        />
        <SendButton visitorId={visitorId} />
      </View>
      <Slot>
        {trouble ? (
          <Words kind='note' tone='stop' className='code-trouble'>
            {codeTrouble(trouble)}
          </Words>
        ) : (
          <Words kind='note' tone='ink-2'>
            {isSent ? '验证码已发送，5 分钟内有效，只用一次' : '号码加密保存，只用来识别同一个人'}
          </Words>
        )}
      </Slot>
      {preview ? (
        <Words kind='note' tone='fruit' className='preview-text'>
          {`预览中的短信：${preview}`}
        </Words>
      ) : null}
    </View>
  )
}

function SendButton({ visitorId }: { visitorId: string | undefined }) {
  const { isSending, againAt } = useCodeForm()
  const leftMs = useLeft(againAt)
  return (
    <Button
      className='send-code'
      kind='line'
      size='tap'
      loading={isSending}
      disabled={leftMs > 0}
      onClick={() => void sendCode(visitorId)}
    >
      {leftMs > 0 ? againWords(leftMs) : '获取验证码'}
    </Button>
  )
}

/** Counts down while there is something to count. */
function useLeft(until: number): number {
  const [at, setAt] = useState(now)
  const isOver = until <= at
  useEffect(() => {
    setAt(now())
    if (until <= now()) return
    const timer = setInterval(() => setAt(now()), 1000)
    return () => clearInterval(timer)
  }, [until])
  return isOver ? 0 : until - at
}
