/** What the pages of identity say where the sentence depends on the facts. */
import type { ConsentAct, Profile } from '@laurel/shared/identity'
import { wordsFor } from '../platform/answers.ts'
import { dayOf, timeOf } from '../platform/clock.ts'
import type { Deed } from './profile.ts'

export const NICKNAME_MAX = 20

export const savedWords: Record<Deed, string> = {
  avatar: '头像已更换',
  nickname: '昵称已保存',
  phone: '手机号已绑定',
  unlink: '手机号已解除绑定',
}

const undone: Record<Deed, string> = {
  avatar: '头像没有更换',
  nickname: '昵称没有保存',
  phone: '手机号没有绑定',
  unlink: '手机号没有解除',
}

const whyNot: Partial<Record<string, string>> = {
  OFFLINE: '网络不可用，联网后再试一次',
  DECLINED: '不绑定也可以签到、兑换和查积分，需要时再点一次',
  'phone/CODE_INVALID': '这次授权已失效，请再点一次绑定',
}

/** What did not happen, and why. */
export const profileTrouble = ({ deed, code }: { deed: Deed; code: string }) => ({
  title: undone[deed],
  words: whyNot[`${deed}/${code}`] ?? whyNot[code] ?? wordsFor(code),
  /** The member's own no is no fault. */
  isFault: code !== 'DECLINED',
})

export const unlinkQuestion = {
  title: '解除手机号',
  words: '号码会从我们这里删除，积分和订单不变，之后可以再绑定',
  yes: '解除',
  no: '取消',
}

export const nicknameNote = (nickname: string | null, shown: string): string =>
  nickname ? `别处只显示 ${shown}` : `现在显示为 ${shown}`

export const avatarNote: Record<NonNullable<Profile['avatarState']>, string> = {
  checking: '微信检查通过后，别人才会看到',
  passed: '别人看到的也是这张',
  refused: '微信检查没有通过，已删除，请换一张',
}

// ---- consent

const actWords: Record<ConsentAct['act'], string> = { given: '同意', withdrawn: '撤回同意' }

const sceneWords: Record<ConsentAct['scene'], string> = {
  'sign-in': '登录时',
  settings: '在隐私中心',
  wechat: '在微信里',
}

export const consentTitle = ({ act, version }: Pick<ConsentAct, 'act' | 'version'>): string =>
  `${actWords[act]} ${version} 版`

const HASH_SHOWN = 12

export const consentNote = ({ at, scene, textHash }: ConsentAct): string =>
  `${dayOf(at)} ${timeOf(at)} · ${sceneWords[scene]} · 全文校验值 ${textHash.slice(0, HASH_SHOWN)}`

export const withdrawQuestion = {
  title: '撤回同意',
  words: '撤回后会在所有设备上退出登录，不能再签到和兑换，直到你再次同意。积分和订单保留，到期日不变',
  yes: '撤回同意',
  no: '不撤回',
}

export const decisionTrouble = (code: string): string =>
  code === 'OFFLINE' ? '网络不可用，没有提交，联网后再试一次' : wordsFor(code)
