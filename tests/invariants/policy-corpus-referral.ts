/** Forbidden where one member brings another, and where value is sold, guessed or begged for. */
import type { Declaration } from '@laurel/server/offers/rules/policy-graph'
import { bans, type Case, chanceIn, draw, drawn, given, invitation, link, offer } from './policy-offers.ts'

const invited = 'invitee.phone-verified'
const earlier = (cause: string, what: 'points' | 'coupon' = 'points'): Declaration =>
  offer('换礼', [link(cause, given(what))])
const paid = (cause: string): Declaration => offer('福利', [link(cause, given('points'))])

export const referrals: readonly Case[] = [
  bans(
    'an invitation pays a draw chance (5.1.6)',
    ['5.1.6'],
    draw(),
    invitation({}, [link(invited, chanceIn('大转盘'))]),
  ),
  bans(
    'an invitation pays a blind box',
    ['5.1.6', 'law/odds'],
    invitation({}, [link(invited, drawn('goods'))]),
  ),
  bans('a random amount for each friend', ['5.1.6'], randomPerFriend()),
  bans('a task of friends ends in a draw', ['5.1.6'], ...friendsThenDraw()),
  bans(
    'paid two weeks after the act (5.1.7)',
    ['5.1.7'],
    invitation({}, [link(invited, given('points', { waitDays: 14 }))]),
  ),
  bans(
    'a day of waiting that is no hold',
    ['5.1.7'],
    invitation({}, [link(invited, given('points', { waitDays: 1 }))]),
  ),
  bans('a hold of 8 days', ['5.1.7'], invitation({ holdDays: 8, holdDisclosed: true })),
  bans('an undisclosed hold of a day', ['5.1.7'], invitation({ holdDays: 1 })),
  bans('waiting outlasts the disclosed hold', ['5.1.7'], outlasts()),
  bans(
    'three friends in four weeks (collect N)',
    ['5.1.7'],
    invitation({}, [link(invited, given('coupon'), { times: 3, overDays: 28 })]),
  ),
  bans(
    'two friends in eight days',
    ['5.1.7'],
    invitation({}, [link(invited, given('coupon'), { times: 2, overDays: 8 })]),
  ),
  bans(
    'waiting in the second offer of a chain',
    ['5.1.7'],
    invitation({}, [link(invited, null)]),
    waitsAfter(),
  ),
  bans('a team of six (5.1.8)', ['5.1.8'], invitation({ team: 6 })),
  bans(
    'five friends at once make six',
    ['5.1.8'],
    invitation({}, [link(invited, given('coupon'), { times: 5, overDays: 1 })]),
  ),
  bans('two times three friends, over two offers', ['5.1.8'], ...twiceThree()),
  bans('paid for the friends of friends (5.9, W4)', ['5.9'], invitation({ depth: 2 })),
  bans('three levels (W4)', ['5.9'], invitation({ depth: 3 })),
  bans('buying opens the right to invite (W5)', ['5.9'], invitation({ entry: 'paid' })),
  bans('a commission on the commission of the invitee', ['5.9'], commission()),
  bans('two programmes that pay each other’s inviters', ['5.9'], ...twoProgrammes()),
  bans('points for forwarding (5.3)', ['5.3'], paid('content.forwarded')),
  bans('points for downloading an app', ['5.3'], paid('app.downloaded')),
  bans('cash for jumping elsewhere', ['5.3'], offer('跳转', [link('page.jumped', given('cash'))])),
  bans('points for watching an advertisement', ['5.3'], paid('ad.watched')),
  bans('points for money (5.13, 14.6)', ['5.13'], paid('money.paid')),
  bans(
    'growth for money, in a chain',
    ['5.13'],
    offer('充值', [link('money.paid', null)]),
    growthAfter('充值'),
  ),
  bans('points for subscribing (5.21)', ['5.21'], paid('message.subscribed')),
  bans('a coupon for tapping a message', ['5.21'], earlier('message.tapped', 'coupon')),
  bans('subscribe before going on', ['5.21'], offer('门槛', [link('message.subscribed', given('access'))])),
  bans('what WeChat pushed, rewarded', ['5.21'], paid('wechat.pushed')),
  bans(
    'a chance for subscribing',
    ['5.21'],
    draw(),
    offer('订阅', [link('message.subscribed', chanceIn('大转盘'))]),
  ),
  bans('votes for money (5.24)', ['5.24'], offer('投票', [link('money.paid', given('votes'))])),
  bans('votes for points', ['5.24'], offer('投票', [link('points.spent', given('votes'))])),
  bans('votes for purchases', ['5.24'], offer('投票', [link('purchase.paid', given('votes'))])),
  bans('guess the score (6.1.5)', ['6.1.5'], paid('outcome.guessed')),
  bans('stake and win', ['6.1.5'], paid('stake.placed')),
  bans('a blind box for money', ['6.1.5'], draw({}, [link('money.paid', drawn('goods'))])),
]

function randomPerFriend() {
  const { draw: terms } = draw()
  return { ...invitation({}, [link(invited, drawn('cash'))]), ...(terms ? { draw: terms } : {}) }
}

function friendsThenDraw() {
  const task = offer('带新', [link('invitee.task-done', null)])
  return [task, offer('抽一次', [link('offer:带新', chanceIn('大转盘'))]), draw()]
}

function outlasts() {
  const wait = [link(invited, given('points', { waitDays: 4 }))]
  return invitation({ holdDays: 3, holdDisclosed: true }, wait)
}

function waitsAfter() {
  return offer('回礼', [link('offer:邀请有礼', given('coupon', { waitDays: 30 }))])
}

function twiceThree() {
  const twice = link('invitee.quiz-passed', null, { times: 2, overDays: 3 })
  const thrice = link('offer:小队', given('goods'), { times: 3, overDays: 3 })
  return [offer('小队', [twice]), offer('大队', [thrice])]
}

function commission() {
  return invitation({}, [link(invited, given('cash')), link('offer:邀请有礼', given('cash'))])
}

function twoProgrammes() {
  const second = {
    ...invitation({}, [link('offer:邀请有礼', given('points'))]),
    offerId: '团长',
    title: '团长',
  }
  return [invitation(), second]
}

function growthAfter(before: string) {
  return offer('会员礼', [link(`offer:${before}`, given('growth'))])
}
