/** Why an invitation pays, waits or was turned down: who came by whom, how far he is, what looked odd. */
import type { Why } from '@laurel/shared/why'
import { signalSentence } from '../referral/index.ts'
import type { Row } from '../schema.ts'
import { type Asked, ruleTold } from './asked.ts'
import type { WhyQueries } from './queries.ts'

export type Binding = Row<'binding'>
type Told = NonNullable<Why['invitation']>
export type Side = Told['as']

const STATES: Record<Binding['state'], Why['state']> = {
  open: 'open',
  held: 'withheld',
  done: 'granted',
  lapsed: 'changed',
  rejected: 'refused',
}

const MILESTONES = ['registered', 'phone', 'act', 'custody'] as const

export function invitationsWhy(queries: WhyQueries) {
  async function tell({ subject }: Asked, binding: Binding, as: Side): Promise<Why> {
    const [ruled, invitation] = await Promise.all([
      queries.findVersion(binding.offerId, binding.version),
      invitationTold(queries, binding, as),
    ])
    const paid = binding.promised.filter(({ who, state }) => who === as && state === 'paid')
    return {
      subject,
      title: ruled?.version.title ?? '',
      state: STATES[binding.state],
      at: binding.boundAt,
      gave: { points: paid.reduce((sum, { points }) => sum + points, 0), growth: 0 },
      refusal: null,
      facts: [],
      rule: ruleTold(ruled),
      steps: [],
      missing: waitsFor(binding),
      invitation,
    }
  }

  async function findOwn({ memberIds }: Asked, offerId: string): Promise<Binding | null> {
    const own = await Promise.all(memberIds.map((memberId) => queries.findBinding(offerId, memberId)))
    return own.find((binding) => binding !== null) ?? null
  }

  async function findFriend(
    { memberIds }: Asked,
    offerId: string,
    inviteeId: string,
  ): Promise<Binding | null> {
    const binding = await queries.findBinding(offerId, inviteeId)
    return memberIds.some((memberId) => memberId === binding?.inviterId) ? binding : null
  }

  /** `<offer>`: one's own; `<offer>:<invitee>`: of a friend who came by one's link. */
  return async (asked: Asked): Promise<Why | null> => {
    const [offerId = '', inviteeId] = asked.name.split(':')
    const isOwn = inviteeId === undefined
    const binding = await (isOwn ? findOwn(asked, offerId) : findFriend(asked, offerId, inviteeId))
    return binding && tell(asked, binding, isOwn ? 'invitee' : 'inviter')
  }
}

/** What each may know of the other: a masked name, and no more. */
export async function invitationTold(queries: WhyQueries, binding: Binding, as: Side): Promise<Told> {
  const { inviterId, inviteeId, reached, signals } = binding
  const otherId = as === 'inviter' ? inviteeId : inviterId
  return {
    as,
    friend: otherId === null ? null : await queries.findCalled(otherId),
    stage: MILESTONES.findLast((milestone) => reached[milestone] !== undefined) ?? null,
    signals: signals.map(signalSentence),
  }
}

function waitsFor({ state, reviewBy, dueBy }: Binding): Why['missing'] {
  if (state === 'held') return [{ what: 'days', amount: null, subject: null, until: reviewBy }]
  if (state === 'open') return [{ what: 'tasks', amount: null, subject: null, until: dueBy }]
  return []
}
