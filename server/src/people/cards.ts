/** A member as operators see one: found by a whole number only, masked until a field is asked for with a reason. */
import { maskedNumber, maskedPhone } from '@laurel/shared/masks'
import type { FindMembersInput, MemberCard } from '@laurel/shared/people'
import { nameOf, openIdentity, shownAvatar, typedPhone } from '../identity/index.ts'
import { mallQueries } from '../mall/index.ts'
import type { Deps } from '../platform/feature.ts'
import { Refusal } from '../platform/refusal.ts'
import { pointsQueries } from '../points/index.ts'
import type { Row } from '../schema.ts'
import { cardQueries } from './queries/cards.ts'
import { peopleQueries } from './queries/members.ts'

type Opened = 'phone' | 'customer'

export function memberCards({ reads, cipher, clock }: Pick<Deps, 'reads' | 'cipher' | 'clock'>) {
  const { findMember, listIdentities, findHolder, listChanges } = cardQueries(reads)
  const { listMerges } = peopleQueries(reads)
  const { loadSummary } = pointsQueries(reads)
  const { openOrderCounts } = mallQueries(reads)

  /** One's own before what a merge brought. */
  const ofKind = (identities: readonly Row<'identity'>[], kind: Opened): Row<'identity'> | undefined => {
    const found = identities.filter((one) => one.kind === kind)
    return found.find(({ via }) => via === '') ?? found[0]
  }
  /** Null also when its key is lost: the rest of the card is shown. */
  const readable = (identities: readonly Row<'identity'>[], kind: Opened): string | null => {
    const found = ofKind(identities, kind)
    return found && cipher.canOpen(found.sealed) ? openIdentity(cipher, found) : null
  }

  async function cardOf(member: Row<'member'>): Promise<MemberCard> {
    const { id, state, mergedInto, joinedAt, closedAt } = member
    const [identities, merges, points, { openOrders }] = await Promise.all([
      listIdentities(id),
      listMerges(id),
      loadSummary(id, clock()),
      openOrderCounts(id),
    ])
    const [phone, customer] = [readable(identities, 'phone'), readable(identities, 'customer')]
    return {
      ...{ id, name: nameOf(member), avatar: shownAvatar(member), state, mergedInto, joinedAt, closedAt },
      phone: phone && maskedPhone(phone),
      customer: customer && maskedNumber(customer),
      identities: identities.map(({ kind, linkedAt }) => ({ kind, linkedAt })),
      ...{ points: points.balance, debt: points.debt, openOrders },
      merges: merges.map(({ id: mergeId, fromId, at, undoneAt }) => ({ id: mergeId, fromId, at, undoneAt })),
    }
  }

  async function idFor({ by, value }: FindMembersInput): Promise<string | null> {
    if (by === 'member') return value
    return findHolder(by, cipher.blind(by === 'phone' ? typedPhone(value) : value))
  }

  async function loadCard(memberId: string): Promise<MemberCard> {
    const member = await findMember(memberId)
    if (!member) throw new Refusal('MEMBER_UNKNOWN')
    return cardOf(member)
  }

  return {
    loadCard,
    listChanges,
    async find(input: FindMembersInput): Promise<MemberCard[]> {
      const id = await idFor(input)
      const member = id === null ? null : await findMember(id)
      return member ? [await cardOf(member)] : []
    },
    async reveal(memberId: string, field: Opened): Promise<string> {
      const found = ofKind(await listIdentities(memberId), field)
      if (!found) throw new Refusal('FIELD_EMPTY')
      return openIdentity(cipher, found)
    },
  }
}
export type MemberCards = ReturnType<typeof memberCards>
