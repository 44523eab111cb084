import { createHash } from 'node:crypto'
import { consentText } from '@laurel/shared/consent.zh'
import { expect, test } from 'vitest'
import { consentNow } from './consent.ts'
import { memberReply, shownAvatar } from './replies.ts'

test('the hash is that of the whole text: anyone who kept the page can check it', () => {
  const page = [consentText.version, consentText.title, ...consentText.paragraphs].join('\n')

  expect(consentNow.textHash).toBe(createHash('sha256').update(page).digest('hex'))
  expect(consentNow.text).toEqual(consentText.paragraphs)
})

test('who gave no name is called by the end of the id, and a picture is shown to others when it has passed', () => {
  const row = {
    id: '01jdz3k8x9w4a7bc',
    called: null,
    sealedName: null,
    avatar: 'face.webp',
    avatarState: 'checking',
    joinedAt: 1,
    state: 'active',
    mergedInto: null,
    sessionsFrom: 0,
    closedAt: null,
  } as const

  expect(memberReply(row, '+8613800002034')).toEqual({
    id: row.id,
    name: '会员A7BC',
    joinedAt: 1,
    avatar: '/images/face.webp',
    phone: '138******34',
  })
  expect(memberReply({ ...row, called: '林*桂' }, null)).toMatchObject({ name: '林*桂', phone: null })
  expect(shownAvatar(row)).toBeNull()
  expect(shownAvatar({ ...row, avatarState: 'passed' })).toBe('/images/face.webp')
})
