/** Makes the link of one hop: who shares, from which link he had come, for which programme, where. */
import type { Surface } from '@laurel/shared/referral'
import { levelNow, tierGate } from '../../membership/index.ts'
import { isRestricted } from '../../outreach/index.ts'
import { must } from '../../platform/must.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { hopName, inOrder, placeBelow } from '../rules/chain.ts'
import { liveProgramme, type Programme } from './programme.ts'
import { sharerOf, touchesOf, touchVisitor, visitorsOf } from './visitors.ts'

/** Drawn before the command runs, for it may run twice. */
export { drawCode } from '../rules/code.ts'

/** channel: the programme itself, by a code at a counter, an article, a letter; what it is called tells its links apart. */
export type Sharer =
  | { memberId: string; visitorId: string | null }
  | { memberId: null; visitorId: string }
  | { channel: string; managerId: string | null; branch: string | null }

export interface MintOrder {
  /** Drawn by `drawCode`; unused where the link is there already. */
  code: string
  offerId: string
  sharer: Sharer
  surface: Surface
  material: string | null
  /** The link by which the sharer came, as his client remembers it. */
  from: string | null
}

export type MintedLink = Row<'shareLink'>

/** The same hop again gives the same link: it tells no fact, and nothing is ever given for it. */
export function mint(w: Work, order: MintOrder, now: number): MintedLink {
  const { offerId, sharer, surface, material, code } = order
  const parent = parentOf(w, order)
  const hop = hopName({ surface, parent: parent?.code ?? null, material })
  const key = keyOf(sharer)
  mayShare(w, order, now)
  const known = w.get('shareHop', key, offerId, hop)
  if (known) return must(w.get('shareLink', known.code), known.code)
  w.add('shareHop', { sharer: key, offerId, hop, code })
  const place = placeBelow(parent, code)
  return w.add('shareLink', { code, offerId, ...whoOf(sharer), ...place, surface, material, mintedAt: now })
}

const keyOf = (sharer: Sharer): string => {
  if ('channel' in sharer) return `channel/${sharer.channel}`
  return sharer.memberId === null ? `visitor/${sharer.visitorId}` : `member/${sharer.memberId}`
}

/** A member's phone is not written on his links: who he is says enough. */
function whoOf(sharer: Sharer) {
  const nobody = { memberId: null, visitorId: null, managerId: null, branch: null }
  if ('channel' in sharer) return { ...nobody, managerId: sharer.managerId, branch: sharer.branch }
  const { memberId, visitorId } = sharer
  return memberId === null ? { ...nobody, visitorId } : { ...nobody, memberId }
}

function mayShare(w: Work, { offerId, sharer, surface, material }: MintOrder, now: number): void {
  const programme = liveProgramme(w, offerId, now)
  if (isRestricted(w, 'sharing', now)) throw new Refusal('SHARING_RESTRICTED')
  const { surfaces, materials } = programme.version.body
  const isThere = material === null || materials.some(({ id }) => id === material)
  if (!surfaces.includes(surface) || !isThere) throw new Refusal('SURFACE_CLOSED')
  if (!('channel' in sharer) && sharer.memberId !== null) mustHaveTier(w, sharer.memberId, programme, now)
}

function mustHaveTier(w: Work, memberId: string, { version }: Programme, now: number): void {
  const { minLevel } = version.body
  if (minLevel === 0 || levelNow(w, memberId, now) >= minLevel) return
  throw new Refusal('TIER_TOO_LOW', tierGate(w, { memberId, minLevel }, now))
}

/** What his client remembers, else his last arrival; never a link of his own. */
function parentOf(w: Work, { offerId, sharer, from }: MintOrder): MintedLink | null {
  if ('channel' in sharer) return null
  const isOf = (link: MintedLink | undefined): link is MintedLink =>
    link?.offerId === offerId && !isOwn(w, link, sharer)
  const remembered = from === null ? undefined : w.get('shareLink', from)
  if (isOf(remembered)) return remembered
  const arrivals = touchesOf(w, phonesOf(w, sharer)).toSorted(inOrder)
  for (const { code } of arrivals.toReversed()) {
    const link = w.get('shareLink', code)
    if (isOf(link)) return link
  }
  return null
}

type Person = Exclude<Sharer, { channel: string }>

/** A phone that others sign in on too is not looked at for him before he did. */
function phonesOf(w: Work, { memberId, visitorId }: Person): string[] {
  const own = memberId === null ? [] : visitorsOf(w, memberId)
  if (visitorId === null || own.includes(visitorId)) return own
  const isAnybodys = (w.get('visitor', visitorId)?.memberIds ?? []).length === 0
  return memberId === null || isAnybodys ? [...own, visitorId] : own
}

const isOwn = (w: Work, link: MintedLink, { memberId, visitorId }: Person): boolean =>
  memberId === null ? link.visitorId === visitorId : sharerOf(w, link) === memberId

mint.reads = (touch: Touch, { offerId, sharer, from, surface, material }: MintOrder): void => {
  liveProgramme.reads(touch, offerId)
  touch.row('restriction', 'sharing')
  if (from !== null) touch.row('shareLink', from)
  touch.row('shareHop', keyOf(sharer), offerId, hopName({ surface, parent: from, material }))
  if ('channel' in sharer) return
  if (sharer.visitorId !== null) touchVisitor(touch, sharer.visitorId)
  if (sharer.memberId === null) return
  touch.list('visitorOf', sharer.memberId)
  levelNow.reads(touch, sharer.memberId)
}
