/** The member's own profile: each change is shown at once, or says why it was not made. */
import { identityApi, type Profile } from '@laurel/shared/identity'
import { create } from 'zustand'
import { provePhone, resetCodeForm } from '../parts/phone-code.ts'
import { ask } from '../platform/ask.ts'
import { confirm, say } from '../platform/dialog.ts'
import { previewPhoneCode } from '../platform/phone.ts'
import { pickPicture, readPicture } from '../platform/picture.ts'
import { privacyAgreed } from '../platform/privacy.ts'
import { troubleOf } from '../platform/remote.ts'
import { keepMember } from '../platform/session.ts'
import { savedWords, unlinkQuestion } from './words.zh.ts'

export type Deed = 'avatar' | 'nickname' | 'phone' | 'unlink'

interface ProfileForm {
  busy: Deed | null
  /** What did not work, and OFFLINE, DECLINED, UNREADABLE, or the code of the refusal. */
  trouble: { deed: Deed; code: string } | null
  /** The nickname is being written; `fromWeChat`: its keyboard may offer the one of WeChat. */
  writing: { fromWeChat: boolean } | null
  /** The number and its code are being typed. */
  typing: boolean
}

const START: ProfileForm = { busy: null, trouble: null, writing: null, typing: false }

export const useProfileForm = create<ProfileForm>(() => START)

export function resetProfileForm(): void {
  useProfileForm.setState(START)
}

type Changed = (profile: Profile) => void

/** Where the picture is on the phone: WeChat's button has chosen it. */
export const changeAvatar = (path: string, changed: Changed): Promise<void> =>
  act('avatar', changed, async () => ask(identityApi.setAvatar, { image: await read(path) }))

export async function pickAvatar(changed: Changed): Promise<void> {
  const image = await pickPicture().catch(() => '')
  if (image !== null)
    await act('avatar', changed, async () => ask(identityApi.setAvatar, { image: must(image) }))
}

/** By hand it can always be written; only WeChat's own suggestion waits for consent. */
export async function startWriting(): Promise<void> {
  const fromWeChat = await privacyAgreed()
  useProfileForm.setState({ writing: { fromWeChat }, trouble: null })
}

export function stopWriting(): void {
  useProfileForm.setState({ writing: null, trouble: null })
}

export const changeNickname = (nickname: string, changed: Changed): Promise<void> =>
  act(
    'nickname',
    (profile) => {
      useProfileForm.setState({ writing: null })
      changed(profile)
    },
    () => ask(identityApi.setNickname, { nickname: nickname.trim() }),
  )

/** Null: the member said no to WeChat, which is as good as a yes. */
export async function linkPhone(code: string | null, changed: Changed): Promise<void> {
  if (code) await act('phone', changed, () => ask(identityApi.setPhone, { code }))
  else useProfileForm.setState({ trouble: { deed: 'phone', code: 'DECLINED' } })
}

export async function linkPreviewPhone(changed: Changed): Promise<void> {
  await linkPhone(await previewPhoneCode(), changed)
}

export function startTyping(): void {
  resetCodeForm()
  useProfileForm.setState({ typing: true, trouble: null })
}

export function stopTyping(): void {
  useProfileForm.setState({ typing: false, trouble: null })
}

export const linkTypedPhone = (changed: Changed): Promise<void> =>
  act(
    'phone',
    (profile) => {
      stopTyping()
      changed(profile)
    },
    provePhone,
  )

export async function unlinkPhone(changed: Changed): Promise<void> {
  if (await confirm(unlinkQuestion)) await act('unlink', changed, () => ask(identityApi.removePhone, {}))
}

class Unreadable extends Error {}

const read = (path: string): Promise<string> =>
  readPicture(path).catch(() => {
    throw new Unreadable()
  })

function must(image: string): string {
  if (!image) throw new Unreadable()
  return image
}

async function act(deed: Deed, changed: Changed, work: () => Promise<Profile>): Promise<void> {
  if (useProfileForm.getState().busy) return
  useProfileForm.setState({ busy: deed, trouble: null })
  try {
    const profile = await work()
    keepMember(profile)
    changed(profile)
    say(savedWords[deed])
  } catch (error) {
    const code = error instanceof Unreadable ? 'IMAGE_INVALID' : troubleOf(error)
    useProfileForm.setState({ trouble: { deed, code } })
  } finally {
    useProfileForm.setState({ busy: null })
  }
}
