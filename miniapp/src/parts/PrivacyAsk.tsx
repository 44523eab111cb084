import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { usePageHide, usePageLeave, usePageShow } from '../platform/lifecycle.ts'
import {
  AGREE_BUTTON,
  answerPrivacy,
  offerAsking,
  openContract,
  usePrivacyQuestion,
} from '../platform/privacy.ts'
import { Button, Sheet, Words } from '../ui/index.ts'
import { contractWords, privacyWords } from '../words.zh.ts'
import s from './PrivacyAsk.module.scss'
import { Slot } from './Slot.tsx'

/** On every page that can set off a protected function of WeChat's: the question, and refusing as easy as agreeing. */
export function PrivacyAsk() {
  const inFront = useInFront()
  return <Slot>{inFront ? <Question /> : null}</Slot>
}

function Question() {
  const { wanted, contract } = usePrivacyQuestion()
  const refuse = () => answerPrivacy(false)
  return (
    <Sheet open={wanted !== null} title='使用前请先确认' onClose={refuse}>
      <Words className='privacy-ask'>{privacyWords(wanted ?? '')}</Words>
      <View className={`privacy-contract ${s.contract}`} onClick={openContract} aria-role='button'>
        {contractWords(contract)}
      </View>
      <Words kind='note' tone='ink-2'>
        不同意也可以继续使用其他功能，之后随时可以再选
      </Words>
      <View className={s.choice}>
        <Button className='privacy-refuse' kind='line' onClick={refuse}>
          不同意
        </Button>
        <Button
          className='privacy-agree'
          id={AGREE_BUTTON}
          openType='agreePrivacyAuthorization'
          onAgree={() => answerPrivacy(true)}
        >
          同意
        </Button>
      </View>
    </Sheet>
  )
}

/** Of the pages in the stack only the one in front may answer; one that is left has not agreed. */
function useInFront(): boolean {
  const [inFront, setInFront] = useState(false)
  usePageShow(() => setInFront(true))
  usePageHide(() => setInFront(false))
  usePageLeave(() => answerPrivacy(false))
  useEffect(() => (inFront ? offerAsking() : undefined), [inFront])
  return inFront
}
