/**
 * Every minute, outside quiet hours: the next pages of each mailing. A page is written down as taken up before its first message
 * leaves, so nobody is sent to twice, whatever dies when; who was taken up by a process that died may have got it or not, counts
 * as failed, and is not tried again.
 */
import { identityQueries } from '../identity/index.ts'
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { drawCode, linkReply } from '../referral/index.ts'
import {
  dropSheet,
  finishMailing,
  isAllTaken,
  type Mailing,
  notePage,
  type Taken,
  takePage,
} from './commands/mailings.ts'
import { isQuiet, PAGE, textFor } from './mailing-rules.ts'
import { type MailingQueries, mailingQueries } from './queries/mailings.ts'
import { openSheet } from './seals.ts'

const EVERY_MS = 60_000
/** A page takes a minute at worst: twenty messages at five seconds, three at a time. */
const ORPHANED_MS = 600_000

type Needs = Pick<Deps, 'engine' | 'reads' | 'clock' | 'random' | 'cipher' | 'sms' | 'config'>
type Outcome = { n: number; state: 'sent' | 'failed' | 'stopped' }

/** Whom a page is to, and how each is reached. */
interface PageOf {
  recipients: { memberId: string | null; code: string }[]
  /** By the place in the page. */
  phoneOf(taken: Taken, place: number): Promise<string | null>
}

export function mailingJob(deps: Needs): Job {
  const queries = mailingQueries(deps.reads)
  const step = stepper(deps, queries)
  const isTime = (stopping?: AbortSignal): boolean => !stopping?.aborted && !isQuiet(deps.clock())
  return {
    name: 'mailings',
    everyMs: EVERY_MS,
    async run(stopping) {
      for (const id of await queries.listSending()) {
        await writeOffOrphans(deps, queries, id)
        while (isTime(stopping) && (await step(id)));
      }
      await dropSpent(deps, queries)
    },
  }
}

/** One page; false: there is none for us now. */
function stepper(deps: Needs, queries: MailingQueries) {
  const nextPage = pager(deps, queries)
  const send = sender(deps, queries)
  return async (id: string): Promise<boolean> => {
    const mailing = await queries.findMailing(id)
    if (mailing?.state !== 'sending') return false
    const page = await nextPage(mailing)
    if (page.recipients.length) return send(mailing, page)
    await finish(deps, queries, mailing)
    return false
  }
}

function pager({ reads, cipher, random }: Needs, queries: MailingQueries) {
  const { openIdentities } = identityQueries(reads, cipher)
  const ofMember = async (memberId: string): Promise<string | null> =>
    (await openIdentities(memberId)).find(({ kind }) => kind === 'phone')?.text ?? null
  return async (mailing: Mailing): Promise<PageOf> => {
    const { id, minLevel, taken, lastId } = mailing
    if (minLevel !== null) {
      const members = await queries.listAudience({ minLevel, after: lastId })
      const recipients = members.map((memberId) => ({ memberId, code: drawCode(random) }))
      return { recipients, phoneOf: async ({ memberId }) => (memberId === null ? null : ofMember(memberId)) }
    }
    // The last page is seldom a whole one: its sheet is there until all of it was sent.
    const sheet = isAllTaken(mailing) ? null : await queries.findSheet(id, Math.floor(taken / PAGE))
    const phones = sheet ? openSheet(cipher, sheet) : []
    const recipients = phones.map(() => ({ memberId: null, code: drawCode(random) }))
    return { recipients, phoneOf: async (_taken, place) => phones[place] ?? null }
  }
}

function sender({ engine, sms, config }: Needs, queries: MailingQueries) {
  const sendTo = async (mailing: Mailing, { n, code }: Taken, to: string | null): Promise<Outcome> => {
    const isOn = (await queries.findMailing(mailing.id))?.state === 'sending'
    if (!isOn) return { n, state: 'stopped' }
    if (to === null) return { n, state: 'failed' }
    const text = textFor(mailing.text, linkReply({ code }, config.publicUrl).url)
    const id = `mailing/${mailing.id}/${n}`
    return sms.send({ id, to, text }).then(
      (): Outcome => ({ n, state: 'sent' }),
      (): Outcome => ({ n, state: 'failed' }),
    )
  }
  /** False: another process has the page. */
  return async (mailing: Mailing, { recipients, phoneOf }: PageOf): Promise<boolean> => {
    const { id: mailingId, taken: from } = mailing
    const taken = await engine.run(takePage, { mailingId, taken: from, recipients })
    if (!taken) return false
    const outcomes: Outcome[] = []
    for (const [place, one] of taken.entries())
      outcomes.push(await sendTo(mailing, one, await phoneOf(one, place)))
    await engine.run(notePage, { mailingId, outcomes })
    if (mailing.minLevel === null) await engine.run(dropSheet, { mailingId, page: Math.floor(from / PAGE) })
    return true
  }
}

async function writeOffOrphans(
  { engine, clock }: Needs,
  queries: MailingQueries,
  mailingId: string,
): Promise<void> {
  const lost = await queries.orphansOf(mailingId, clock() - ORPHANED_MS)
  const outcomes = lost.map((n) => ({ n, state: 'failed' as const }))
  if (outcomes.length) await engine.run(notePage, { mailingId, outcomes })
}

/** Not while somebody is still at the last page. */
async function finish({ engine }: Needs, queries: MailingQueries, { id, taken }: Mailing): Promise<void> {
  if ((await queries.countWaiting(id)) > 0) return
  await engine.run(finishMailing, { mailingId: id, taken })
}

async function dropSpent({ engine }: Needs, { spentSheets }: MailingQueries): Promise<void> {
  for (let sheets = await spentSheets(); sheets.length; sheets = await spentSheets())
    for (const sheet of sheets) await engine.run(dropSheet, sheet)
}
