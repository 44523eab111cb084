import { beforeEach, expect, test } from 'vitest'
import { phone } from '../../test/taro.ts'
import { AGREE_BUTTON, answerPrivacy, offerAsking, usePrivacyQuestion, watchPrivacy } from './privacy.ts'

let leave: () => void = () => undefined
const inFront = () => {
  leave = offerAsking()
}

beforeEach(() => {
  phone.reset()
  watchPrivacy()
  return () => {
    answerPrivacy(false)
    leave()
    leave = () => undefined
  }
})

test('where no page can show the question, the answer is no: nothing may hang', () => {
  expect(phone.needPrivacy('chooseAddress')).toEqual([{ event: 'disagree' }])
})

test('a page in front is asked, and agreeing names the button that was tapped', () => {
  inFront()
  const answers = phone.needPrivacy('button.getPhoneNumber')
  expect(usePrivacyQuestion.getState().wanted).toBe('button.getPhoneNumber')
  expect(answers).toEqual([{ event: 'exposureAuthorization' }])

  answerPrivacy(true)
  expect(answers).toContainEqual({ event: 'agree', buttonId: AGREE_BUTTON })
  expect(usePrivacyQuestion.getState().wanted).toBeNull()
  leave()
  leave = () => undefined
  expect(phone.needPrivacy('chooseAddress')).toEqual([{ event: 'disagree' }])
})

test('a refusal answers everything that waits, once', () => {
  inFront()
  const first = phone.needPrivacy('setClipboardData')
  const second = phone.needPrivacy('chooseAddress')
  answerPrivacy(false)
  answerPrivacy(false)
  for (const answers of [first, second])
    expect(answers).toEqual([{ event: 'exposureAuthorization' }, { event: 'disagree' }])
})
