/** What people do on their phones. */
import type { State } from '../state.ts'
import type { User, UserInput } from '../stores/users.ts'
import { ControlError, type OfApp, type PeopleControl } from './interface.ts'
import { appOf, templateOf, userOf } from './named.ts'

export const controlPeople = (state: State): PeopleControl => ({
  createUser: (input = {}) => createUser(state, input),
  users: () => state.users.list(),
  loginCode: (openid) => state.loginCodes.issue(visit(state, openid)),
  phoneCode: (openid) => phoneCode(state, openid),
  setPhone: (openid, phone) => Object.assign(userOf(state, openid), { phone }),
  setBlocked: (openid, blocked) => Object.assign(userOf(state, openid), { blocked }),
  setRisk: (openid, riskRank) => Object.assign(userOf(state, openid), { riskRank }),
  visit: (openid) => visit(state, openid),
  tapSubscribe: (openid, answers) => tapSubscribe(state, openid, answers),
  rejectInSettings: (openid, templateIds) => rejectInSettings(state, openid, templateIds),
  acceptsLeft: (openid, templateId) => state.subscriptions.left(openid, templateId),
  openLink: (url) => openLink(state, url),
})

function createUser(state: State, { appid, ...input }: UserInput & OfApp): User {
  const user = state.users.add(appOf(state, appid), input)
  if (!user) throw new ControlError(409, `user ${input.openid} exists already`)
  return user
}

const visit = (state: State, openid: string): User =>
  Object.assign(userOf(state, openid), { lastVisitAt: state.clock.now() })

function phoneCode(state: State, openid: string): string {
  const user = visit(state, openid)
  if (!user.phone) throw new ControlError(409, `user ${openid} has no phone`)
  return state.phoneCodes.issue(user)
}

function tapSubscribe(state: State, openid: string, answers: Record<string, 'accept' | 'reject'>) {
  const user = visit(state, openid)
  for (const templateId of Object.keys(answers)) templateOf(state, user.appid, templateId)
  const left: Record<string, number> = {}
  for (const [templateId, answer] of Object.entries(answers)) {
    if (answer === 'accept') state.subscriptions.accept(openid, templateId)
    left[templateId] = state.subscriptions.left(openid, templateId)
  }
  state.pushes.announce(appOf(state, user.appid), {
    event: 'subscribe_msg_popup_event',
    openid,
    answers: Object.entries(answers).map(([templateId, status]) => ({ templateId, status })),
  })
  return left
}

function rejectInSettings(state: State, openid: string, templateIds: string[]): void {
  const { appid } = userOf(state, openid)
  for (const templateId of templateIds) {
    templateOf(state, appid, templateId)
    state.subscriptions.drop(openid, templateId)
  }
  state.pushes.announce(appOf(state, appid), { event: 'subscribe_msg_change_event', openid, templateIds })
}

function openLink(state: State, url: string) {
  const link = state.links.find(url)
  if (!link || state.clock.now() >= link.expiresAt) throw new ControlError(404, `no link ${url}`)
  link.visits += 1
  state.quotas.spend(`${link.appid} link visits`, {})
  return link
}
