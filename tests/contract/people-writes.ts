/** The keyed calls of member care, with inputs that they grant. */
import { approvalApi } from '@laurel/shared/operators'
import { peopleAdminApi } from '@laurel/shared/people'
import type { Stage } from './stage.ts'
import type { Write } from './writes.ts'

const because = '柜面核验身份证'
let made = 0
const fresh = (): string => {
  made += 1
  return `care${made}`
}

export function peopleWrites({ world }: Stage): Write[] {
  const { as } = world.operators
  const someMember = async (): Promise<string> => (await world.member(fresh())).id
  const number = async () => ({ memberId: await someMember(), customerNumber: `CN-${fresh()}`, because })
  const linked = async () => {
    const input = await number()
    await as('admin', peopleAdminApi.linkCustomer, input)
    return { memberId: input.memberId, because }
  }
  const pair = async () => ({ memberId: await someMember(), fromId: await someMember(), because })
  const merged = async () => {
    const two = await pair()
    const { approvalId } = await as('admin', peopleAdminApi.askMerge, two)
    await as('approver', approvalApi.approve, { approvalId })
    return { ...two, mergeId: approvalId }
  }
  const another = () => ({ because: '别的原因' })
  return [
    { call: peopleAdminApi.linkCustomer, as: 'admin', input: number, other: another },
    { call: peopleAdminApi.unlinkCustomer, as: 'admin', input: linked, other: another },
    { call: peopleAdminApi.askMerge, as: 'admin', input: pair, other: another },
    { call: peopleAdminApi.askUnmerge, as: 'admin', input: merged, other: another },
  ]
}
