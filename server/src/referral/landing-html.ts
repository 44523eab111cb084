/** The page behind a short link, as a browser shows it: everything that is read works without a script. */
import { consentText } from '@laurel/shared/consent.zh'
import type { Landing } from '@laurel/shared/referral'
import { type Html, html, type Part } from '../platform/http/html.ts'
import * as words from './landing-words.zh.ts'

const { APP, page } = words

/** What the visitor did on the page before. */
export type Turn = 'came' | 'declined' | 'busy'

interface Framed {
  title: string
  main: Part
  /** For the script. */
  code?: string
  turn?: Turn
}

const frame = ({ title, main, code = '', turn = 'came' }: Framed): Html => html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no">
<title>${title} · ${APP}</title>
<link rel="icon" href="/art/logo.png"><link rel="stylesheet" href="/art/landing.css">
<script type="module" src="/art/landing.js"></script></head>
<body data-code="${code}" data-turn="${turn}"><main>${main}</main></body></html>`

const notice = (title: string, note: string, more: Part = null): Html =>
  html`<section class="card notice" role="status"><h2>${title}</h2><p>${note}</p>${more}</section>`

export const unknownPage = (): Html =>
  frame({ title: page.unknown, main: [brand(), notice(page.unknown, page.unknownNote)] })

export function landingHtml(landing: Landing, turn: Turn): Html {
  const { code } = landing
  const main =
    turn === 'declined'
      ? [hero(landing), declined(code)]
      : [hero(landing), turn === 'busy' ? notice(page.busy, page.busyNote) : null, body(landing)]
  return frame({ title: words.headline(landing), main, code, turn })
}

const brand = (): Html =>
  html`<header class="brand"><img src="/art/logo.png" alt="" width="48" height="48"><b>${APP}</b></header>`

const declined = (code: string): Html =>
  notice(page.declined, page.declinedNote, html`<a class="button line" href="/s/${code}">${page.back}</a>`)

function hero(landing: Landing): Html {
  const { inviter } = landing
  const privacy = words.privacy(landing)
  return html`<header class="hero">${face(inviter)}<h1>${words.headline(landing)}</h1>
${privacy && html`<p>${privacy}</p>`}</header>`
}

function face(inviter: Landing['inviter']): Html {
  if (!inviter) return html`<img class="face" src="/art/logo.png" alt="" width="48" height="48">`
  if (inviter.avatar) return html`<img class="face" src="${inviter.avatar}" alt="" width="48" height="48">`
  const letter = Array.from(inviter.called ?? '').find((one) => one !== '*')
  return html`<span class="face" aria-hidden="true">${letter ?? page.friend}</span>`
}

/** Where nothing is to be had any more, no number promises it. */
function body(landing: Landing): Part {
  const { state, code } = landing
  if (state === 'live') return [deal(landing), conditions(landing), ways(landing)]
  const { title, note } = words.stopped[state]
  return [notice(title, note), visit(code)]
}

const conditions = (landing: Landing): Html =>
  html`<section class="card"><ol class="steps">${words.steps(landing).map(step)}</ol>
<details><summary>${page.rules}</summary><ul class="rules">${words.rules(landing).map((rule) => html`<li>${rule}</li>`)}</ul></details></section>`

function deal(landing: Landing): Html {
  const { rewards } = landing.deal
  const yours = rewards.reduce((sum, { inviteePoints }) => sum + inviteePoints, 0)
  const theirs = landing.isInviterPaid ? rewards.reduce((sum, one) => sum + one.inviterPoints, 0) : 0
  const mine = part({ whose: words.points.yours, amount: yours, when: words.yoursWhen(landing) })
  const whose = words.points.theirs(words.whoInvites(landing))
  const his = landing.inviter && part({ whose, amount: theirs, when: words.theirsWhen(landing) })
  return html`<section class="card deal"><div class="parts">${mine}${his}</div><p class="span">${words.span(landing)}</p></section>`
}

const FRUIT = html`<svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true"><circle class="fruit" cx="7.6" cy="9.6" r="5"/><path class="leaf" d="M7.6 4.8C8 2.8 10 1.2 13.5 1.4c-.4 2.7-2.6 4-5.9 3.4Z"/></svg>`

const part = ({ whose, amount, when }: { whose: string; amount: number; when: string }): Html =>
  html`<div><p class="whose">${whose}</p><p class="amount">${FRUIT}<b>${amount.toLocaleString('en-US')}</b><span>${words.points.unit}</span></p><p class="when">${when}</p></div>`

const step = ({ title, note }: words.Step, at: number): Html =>
  html`<li><span class="number" aria-hidden="true">${at + 1}</span><div><b>${title}</b><p>${note}</p></div></li>`

const ways = (landing: Landing): Part => [
  scan(landing.code),
  html`<nav class="ways"><a class="button line" data-decline href="/s/${landing.code}?turn=declined">${page.decline}</a><a class="button open" href="/s/${landing.code}/open">${page.accept}</a></nav>`,
  byPhone(landing.code),
]

const visit = (code: string): Html =>
  html`<nav class="ways"><a class="button" href="/s/${code}/open">${page.visit}</a></nav>`

/** A phone can't scan itself: shown where the window is wide. */
const scan = (code: string): Html =>
  html`<figure class="card scan"><img src="/s/${code}/code" alt="${page.noCode}" width="172" height="172" loading="lazy"><figcaption>${page.scan}</figcaption></figure>`

const byPhone = (code: string): Html => html`<details class="card by-phone"><summary>${page.byPhone}</summary>
<noscript><p>${page.needsScript}</p></noscript>
<form data-join novalidate data-agreed="${consentText.version}" data-wrong-phone="${page.wrongPhone}" data-wrong-code="${page.wrongCode}" data-must-agree="${page.mustAgree}" data-again="${page.again}" data-sent="${page.sent}" data-offline="${page.offline}">
<label>${page.phone}<input name="phone" type="tel" inputmode="numeric" autocomplete="tel-national" maxlength="11" required></label>
<label>${page.smsCode}<span class="with-button"><input name="smsCode" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required><button class="small" type="button" data-send>${page.getCode}</button></span></label>
<div class="agree"><label><input name="agreed" type="checkbox" required><span>${page.agree}${page.agreement}</span></label></div>
<details class="consent"><summary>${page.fullText(consentText.version)}</summary>${consentText.paragraphs.map((text) => html`<p>${text}</p>`)}</details>
<p class="fault" role="alert" data-fault hidden></p><p class="when" role="status" data-status hidden></p>
<button class="button" type="submit">${page.join}</button></form>
<div data-joined hidden><h2 tabindex="-1">${page.joined}</h2><p>${page.joinedNote}</p><a class="button" href="/s/${code}/open" data-open>${page.accept}</a></div></details>`
