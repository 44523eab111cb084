/** Forbidden around sharing, visiting and following: what the operation rules and the published cases name. */
import { bans, type Case, chanceIn, draw, drawn, given, invitation, link, offer } from './policy-offers.ts'

export const sharing: readonly Case[] = [
  bans(
    'unlock the answer by sharing (5.1.1)',
    ['5.1.1'],
    offer('答案', [link('share.made', given('access'))]),
  ),
  bans(
    'share to a group before going on',
    ['5.1.1'],
    offer('下一关', [link('share.group', given('access'))]),
  ),
  bans(
    'share to Moments to see the page',
    ['5.1.1'],
    offer('长图', [link('share.moments', given('access'))]),
  ),
  bans(
    'the next task opens after sharing',
    ['5.1.1'],
    offer('分享', [link('share.made', null)]),
    offer('下一步', [link('offer:分享', given('access')), link('order.redeemed', given('points'))]),
  ),
  bans('points for Moments (5.1.3)', ['5.1.3'], offer('朋友圈', [link('share.moments', given('points'))])),
  bans('a coupon for Moments', ['5.1.3'], offer('朋友圈券', [link('share.moments', given('coupon'))])),
  bans('rewarded links in Moments', ['5.1.3'], invitation({ surfaces: ['friend', 'moments'] })),
  bans('points for each share (5.1.4)', ['5.1.4'], offer('分享', [link('share.made', given('points'))])),
  bans('growth is a benefit too', ['5.1.4'], offer('分享', [link('share.group', given('growth'))])),
  bans('cash for each share to a group', ['5.1.4'], offer('红包', [link('share.group', given('cash'))])),
  bans('a revival card in the quiz for a share (W1)', ['5.1.4'], quizRevival()),
  bans(
    'coins for friends who only visit (W1)',
    ['5.1.4'],
    offer('人气', [link('invitee.visited', given('points'))]),
  ),
  bans('points for opening a card', ['5.1.4'], offer('点开', [link('link.opened', given('points'))])),
  bans(
    'points for a visit of one’s own',
    ['5.1.4'],
    offer('逛一逛', [link('page.visited', given('points'))]),
  ),
  bans('a friend taps to help', ['5.1.4'], offer('助力', [link('help.tapped', given('coupon'))])),
  bans(
    'a friend who only signed in',
    ['5.1.4'],
    invitation({}, [link('invitee.registered', given('points'))]),
  ),
  bans('shares or follows for chances (W3)', ['5.1', '5.1.4', '5.1.6'], draw(), shareOrFollow()),
  bans(
    'points for following the account',
    ['5.1'],
    offer('关注', [link('account.followed', given('points'))]),
  ),
  bans('friends help, the draw decides (W2)', ['5.1.4', '5.1.6'], draw(), helpToDraw()),
  bans('bargain down by a random cut per friend (W2)', ['5.1.4', '5.1.6'], bargain()),
  bans(
    'Moments for a chance',
    ['5.1.3', '5.1.6'],
    draw(),
    offer('晒图', [link('share.moments', chanceIn('大转盘'))]),
  ),
  bans(
    'no rules page at all (5.1.5)',
    ['5.1.5'],
    offer('裸奔', [link('quiz.passed', given('points'))], { rules: [] }),
  ),
  bans(
    'a blank rules page',
    ['5.1.5'],
    offer('空白', [link('quiz.passed', given('points'))], { rules: ['  ', '\n'] }),
  ),
  bans(
    'rules without limits (W2)',
    ['5.1.5'],
    invitation({ tells: ['steps', 'value', 'days', 'exhausted'] }),
  ),
  bans(
    'rules silent on an exhausted budget',
    ['5.1.5'],
    invitation({ tells: ['steps', 'value', 'limits', 'days'] }),
  ),
  bans('share, task, chance, prize: four offers long', ['5.1.4', '5.1.6'], ...longChain()),
  bans('a visit that leads on through two tasks', ['5.1.4'], ...visitChain()),
  bans('a circle of tasks that begins with a share', ['5.1.4'], ...circle()),
]

function quizRevival() {
  return offer('答题复活', [link('share.group', given('service'))], { kind: 'quiz' })
}

function shareOrFollow() {
  const chance = chanceIn('大转盘')
  return offer('加机会', [link('share.made', chance), link('account.followed', chance)])
}

function helpToDraw() {
  return offer('助力抽奖', [link('help.tapped', chanceIn('大转盘'))])
}

function bargain() {
  const odds = [{ weight: 1, valueFen: 100 }]
  const terms = { odds, total: 1, oddsPublished: true, changedAfterLaunch: false }
  const told = { ...terms, releaseScheduled: false, releaseDisclosed: false }
  return offer('砍价', [link('help.tapped', drawn('coupon'))], { draw: told })
}

function longChain() {
  return [
    draw(),
    offer('集卡', [link('offer:打卡', chanceIn('大转盘'))]),
    offer('打卡', [link('offer:分享', null)]),
    offer('分享', [link('share.made', null)]),
  ]
}

/** The second counts whatever task was completed. */
function visitChain() {
  const any = offer('完成任一任务', [link('task.completed', given('points'))])
  return [offer('逛首页', [link('page.visited', null)]), any]
}

function circle() {
  return [
    offer('甲', [link('share.made', null), link('offer:丙', null)]),
    offer('乙', [link('offer:甲', null)]),
    offer('丙', [link('offer:乙', given('points'))]),
  ]
}
