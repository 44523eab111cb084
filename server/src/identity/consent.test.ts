import { createHash } from 'node:crypto'
import { consentText } from '@laurel/shared/consent.zh'
import { expect, test } from 'vitest'
import { consentNow } from './consent.ts'
import { memberReply } from './replies.ts'

test('the hash is that of the whole text: anyone who kept the page can check it', () => {
  const page = [consentText.version, consentText.title, ...consentText.paragraphs].join('\n')

  expect(consentNow.textHash).toBe(createHash('sha256').update(page).digest('hex'))
  expect(consentNow.text).toEqual(consentText.paragraphs)
})

test('who gave no name is called by the end of the id', () => {
  const member = { id: '01jdz3k8x9w4a7bc', name: null, joinedAt: 1, state: 'active' } as const

  expect(memberReply(member)).toEqual({ id: member.id, name: '会员A7BC', joinedAt: 1 })
  expect(memberReply({ ...member, name: '林小桂' }).name).toBe('林*桂')
})
