/** The writes of leads, branches and mailings, in the form of `everyWrite`. */
import { leadsAdminApi } from '@laurel/shared/leads'
import { operatorApi } from '@laurel/shared/operators'
import { publishProgramme } from '../world/referral.ts'
import type { Stage } from './stage.ts'
import type { Write } from './writes.ts'

let made = 0
const phone = (): string => {
  made += 1
  return `135${String(50_000_000 + made)}`
}
const offers = new WeakMap<Stage, Promise<string>>()

/** One for the whole stage: anyone may be brought in, by text message too. */
async function programmeOf(stage: Stage): Promise<string> {
  const body = { surfaces: ['friend', 'sms'] as ('friend' | 'sms')[], invitees: 'anyone' as const }
  const known =
    offers.get(stage) ?? publishProgramme(stage.world.operators, { body }).then((one) => one.offerId)
  offers.set(stage, known)
  return known
}

export function leadWrites(stage: Stage): Write[] {
  const { world } = stage
  const { as } = world.operators
  const person = async () => ({ offerId: await programmeOf(stage), phone: phone(), name: '林知夏' })
  const lead = async () => ({ leadId: (await as('editor', leadsAdminApi.add, await person())).id })
  const memberLead = async () => {
    const input = await person()
    const member = await world.member(`lead${made}`)
    await world.link(member.id, 'phone', `+86${input.phone}`)
    return { leadId: (await as('editor', leadsAdminApi.add, input)).id }
  }
  const manager = async () => {
    made += 1
    const operator = { login: `manager-${made}`, name: '经理', role: 'manager' } as const
    return (await as('admin', operatorApi.add, { ...operator, password: 'a-long-enough-password' })).id
  }
  const letter = async () => ({
    ...{ offerId: await programmeOf(stage), surface: 'sms' as const },
    ...{ text: '好礼 {链接}', csv: `phone\n${phone()}` },
  })
  const mailing = async () => ({
    mailingId: (await as('editor', leadsAdminApi.addMailing, await letter())).id,
  })
  return [
    { call: leadsAdminApi.add, as: 'editor', input: person, other: () => ({ name: '别人' }) },
    {
      call: leadsAdminApi.move,
      as: 'admin',
      input: async () => ({ ...(await lead()), state: 'contacted' }),
      other: () => ({ state: 'met' }),
    },
    {
      call: leadsAdminApi.assign,
      as: 'admin',
      input: async () => ({ ...(await lead()), managerId: await manager(), because: '换区' }),
      other: () => ({ because: '别的' }),
    },
    {
      call: leadsAdminApi.confirm,
      as: 'admin',
      input: async () => ({ ...(await memberLead()), because: '已签约' }),
      other: () => ({ because: '别的' }),
    },
    {
      call: leadsAdminApi.setBranch,
      as: 'admin',
      input: async () => ({ id: 'west-lake', name: '西湖支行', managerIds: [await manager()] }),
      other: () => ({ name: '别的支行' }),
    },
    { call: leadsAdminApi.addMailing, as: 'editor', input: letter, other: () => ({ text: '别的 {链接}' }) },
    { call: leadsAdminApi.stopMailing, as: 'editor', input: mailing, other: mailing },
  ]
}
