/** Mailings: a link of its own for each recipient, sent by and by; how far it is, and the way to stop it. */
import { type AddMailingInput, leadsAdminApi, type Mailing } from '@laurel/shared/leads'
import * as schema from '@laurel/shared/leads.schema'
import { typedPhone } from '../../identity/index.ts'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { Refusal } from '../../platform/refusal.ts'
import { linkReply } from '../../referral/index.ts'
import type { Row } from '../../schema.ts'
import { addMailing, stopMailing } from '../commands/mailings.ts'
import { pagesOf, partsOf, readList, refuseText, textFor } from '../mailing-rules.ts'
import { type MailingQueries, mailingQueries } from '../queries/mailings.ts'
import { sealSheet } from '../seals.ts'

const SENDERS = ['admin', 'editor', 'manager'] as const
const LOOKERS = [...SENDERS, 'approver', 'auditor'] as const
const FAULTS_MAX = 100
/** As long as all of them: what a message is billed by must not depend on whose it is. */
const SOME_CODE = 'x'.repeat(14)

export const mailingRoutes = (deps: Deps): Feature => {
  const queries = mailingQueries(deps.reads)
  const shown = async (mailingId: string): Promise<Mailing> => {
    const mailing = await queries.findMailing(mailingId)
    if (!mailing) throw new Refusal('MAILING_UNKNOWN')
    return mailingReply(mailing, deps.config.publicUrl)
  }
  return (app) => {
    answer(app, leadsAdminApi.addMailing, {
      who: SENDERS,
      status: 201,
      secrets: ['csv'],
      input: schema.AddMailingInput,
      reply: schema.Mailing,
      handle: async (input, { run, newId, operator }) => {
        const refusal = refuseText(input.text)
        if (refusal) throw new Refusal(refusal)
        const id = newId()
        const { offerId, surface, text, material = null } = input
        const to = await recipientsOf(deps, queries, { ...input, id })
        const order = { id, offerId, surface, text, material, ...to, by: operator.id }
        return shown((await run(addMailing, order)).mailingId)
      },
    })
    answer(app, leadsAdminApi.mailing, {
      who: LOOKERS,
      input: schema.MailingInput,
      reply: schema.Mailing,
      handle: ({ mailingId }) => shown(mailingId),
    })
    answer(app, leadsAdminApi.stopMailing, {
      who: SENDERS,
      input: schema.MailingInput,
      reply: schema.Mailing,
      handle: async ({ mailingId }, { run }) => {
        await run(stopMailing, { mailingId })
        return shown(mailingId)
      },
    })
  }
}

/** A list where there is one, else members of a tier and up. */
async function recipientsOf(
  { cipher }: Deps,
  { countAudience }: MailingQueries,
  { id: mailingId, csv, minLevel = 0 }: AddMailingInput & { id: string },
) {
  if (csv === undefined)
    return { minLevel, total: await countAudience(minLevel), faults: [], sheets: [] as string[] }
  const { phones, faults } = readList(csv)
  const sheets = pagesOf(phones.map(typedPhone)).map((page, number) =>
    sealSheet(cipher, { mailingId, page: number, phones: page }),
  )
  return { minLevel: null, total: phones.length, faults: faults.slice(0, FAULTS_MAX), sheets }
}

function mailingReply(mailing: Row<'mailing'>, publicUrl: string): Mailing {
  const { id, offerId, surface, state, total, sent, failed, faults, text, addedAt } = mailing
  const { url } = linkReply({ code: SOME_CODE }, publicUrl)
  const parts = partsOf(textFor(text, url))
  return { id, offerId, surface, state, total, sent, failed, parts, faults, addedAt }
}
