/** The page behind a short link: tells the arrival, says no, and joins by number and code. Reading needs none of it. */
const KEY = 'laurel.visit'
const AGAIN_MS = 1_800_000
const AGO_MAX_MS = 7_776_000_000
const TRAIL_MAX = 20
const PHONE = /^1[3-9]\d{9}$/
const SMS_CODE = /^\d{6}$/
const CODE_AGAIN_S = 60

const { code, turn } = document.body.dataset
const visit = kept() ?? { id: newId(), trail: [] }

/** A browser that keeps nothing is a new visitor each time. */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY))
  } catch {
    return null
  }
}

function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify(visit))
  } catch {
    // A private window: the page works all the same.
  }
}

function newId() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))]
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function send(path, input) {
  const reply = await fetch(`/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  const body = await reply.json()
  if (!reply.ok) throw Object.assign(new Error(body.code), { detail: body.detail })
  return body
}

/** Opened again within the half hour, it is the same arrival. */
function arrive() {
  const last = visit.trail.at(-1)
  if (last?.code === code && Date.now() - last.at < AGAIN_MS) return
  visit.trail = [...visit.trail, { seq: (last?.seq ?? 0) + 1, code, at: Date.now() }].slice(-TRAIL_MAX)
  keep()
}

/** What is not told now is told with the next arrival. */
function tell() {
  const agoOf = (at) => Math.min(Math.max(Date.now() - at, 0), AGO_MAX_MS)
  const trail = visit.trail.map((step) => ({ seq: step.seq, code: step.code, agoMs: agoOf(step.at) }))
  return send('/referral/touches', { visitorId: visit.id, trail }).catch(() => undefined)
}

function declining(link) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    const go = () => location.assign(link.href)
    send(`/referral/landing/${code}/refuse`, { visitorId: visit.id }).then(go, go)
  })
}

function say(place, text) {
  place.textContent = text
  place.hidden = !text
}

function joining(form) {
  const words = form.dataset
  const fault = form.querySelector('[data-fault]')
  const sender = form.querySelector('[data-send]')
  const field = (name) => form.elements.namedItem(name)
  const typed = (name) => field(name).value.trim()

  /** Answers nothing when it was refused; the reason stands in the form. */
  async function ask(path, input) {
    say(fault, '')
    try {
      return await send(path, input)
    } catch (error) {
      say(fault, error.detail ?? words.offline)
      return null
    }
  }
  function isRight(name, pattern, text) {
    const fits = pattern.test(typed(name))
    field(name).toggleAttribute('aria-invalid', !fits)
    if (fits) return true
    say(fault, text)
    field(name).focus()
    return false
  }
  form.addEventListener('input', ({ target }) => target.removeAttribute('aria-invalid'))
  const isPhone = () => isRight('phone', PHONE, words.wrongPhone)

  sender.addEventListener('click', async () => {
    if (!isPhone()) return
    sender.disabled = true
    const sent = await ask('/identity/phone/codes', { phone: typed('phone'), visitorId: visit.id })
    sender.disabled = false
    if (!sent) return
    say(form.querySelector('[data-status]'), words.sent)
    countDown(sender, words.again, CODE_AGAIN_S)
    field('smsCode').focus()
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (!isPhone() || !isRight('smsCode', SMS_CODE, words.wrongCode)) return
    if (!field('agreed').checked) return say(fault, words.mustAgree)
    await tell()
    const person = { phone: typed('phone'), smsCode: typed('smsCode'), agreed: words.agreed }
    const joined = await ask('/leads/join', { code, ...person, visitorId: visit.id })
    if (joined) showJoined(form, joined)
  })
}

function countDown(button, words, left) {
  button.dataset.label ??= button.textContent
  button.disabled = left > 0
  button.textContent = left > 0 ? words.replace('{}', left) : button.dataset.label
  if (left > 0) setTimeout(countDown, 1000, button, words, left - 1)
}

function showJoined(form, { urlLink }) {
  const done = document.querySelector('[data-joined]')
  if (urlLink) done.querySelector('[data-open]').href = urlLink
  form.hidden = true
  done.hidden = false
  done.querySelector('h2').focus()
}

if (code && turn === 'came') {
  arrive()
  tell()
}
for (const link of document.querySelectorAll('[data-decline]')) declining(link)
for (const form of document.querySelectorAll('[data-join]')) joining(form)
