/** Share links, minted when a page opens so that the tap has them; and the pictures that go with them. */
import { type Deal, type Link, type MintInput, referralApi, type Surface } from '@laurel/shared/referral'
import { create } from 'zustand'
import { ask } from '../platform/ask.ts'
import { drawn } from '../platform/canvas.ts'
import { dayOf, now } from '../platform/clock.ts'
import { troubleOf } from '../platform/remote.ts'
import { currentMember } from '../platform/session.ts'
import { sharesByButton } from '../platform/share.ts'
import { useTrail } from './arrivals.ts'
import { CHAT_CARD, cardShapes, MOMENTS_CARD } from './card-art.ts'
import { posterWords } from './invite-words.zh.ts'

interface Sharing {
  /** By sharer, programme and surface. */
  links: Readonly<Record<string, Link>>
  /** Why a link is missing. */
  trouble: string | null
  /** Of the programme in front: where the pictures of its cards are. */
  art: { offerId: string; chat: string; moments: string } | null
}

const START: Sharing = { links: {}, trouble: null, art: null }

export const useSharing = create<Sharing>(() => START)

let minting = new Map<string, Promise<Link>>()

export function resetSharing(): void {
  minting = new Map()
  useSharing.setState(START)
}

const nameOf = (offerId: string, surface: Surface): string =>
  `${currentMember()?.id ?? 'guest'}/${offerId}/${surface}`

export const linkFor = (offerId: string, surface: Surface): Link | undefined =>
  useSharing.getState().links[nameOf(offerId, surface)]

/** The last link by which this phone was brought here: the server takes it for the hop before, where it is one. */
function cameBy(): Pick<MintInput, 'visitorId' | 'from'> {
  const { visitorId, arrivals } = useTrail.getState()
  const last = arrivals[arrivals.length - 1]
  return { visitorId, ...(last ? { from: last.code } : {}) }
}

/** However often it is wanted, it is asked for once; after a failure it may be asked for again. */
export function mint(offerId: string, surface: Surface): Promise<Link> {
  const name = nameOf(offerId, surface)
  const known = minting.get(name)
  if (known) return known
  const asked = ask(referralApi.mint, { offerId, surface, ...cameBy() }).then(
    (link) => {
      useSharing.setState(({ links }) => ({ links: { ...links, [name]: link } }))
      return link
    },
    (error) => {
      minting.delete(name)
      throw error
    },
  )
  minting.set(name, asked)
  return asked
}

/** A chat can't be told from a group: one link is good for both. */
export const chatSurface = (surfaces: readonly Surface[]): Surface | null =>
  (['friend', 'group'] as const).find((surface) => surfaces.includes(surface)) ?? null

/** What this page's taps and menu will need. */
export async function prepare(offerId: string, surfaces: readonly Surface[]): Promise<void> {
  const wanted = [chatSurface(surfaces), surfaces.includes('moments') ? ('moments' as const) : null]
  useSharing.setState({ trouble: null })
  try {
    await Promise.all(wanted.flatMap((surface) => (surface ? [mint(offerId, surface)] : [])))
  } catch (error) {
    useSharing.setState({ trouble: troubleOf(error) })
  }
}

/** Without it WeChat takes a picture of the screen: a failure here is none. */
export async function drawCards(offerId: string, deal: Deal): Promise<void> {
  if (!sharesByButton || useSharing.getState().art?.offerId === offerId) return
  const words = posterWords({ deal, inviter: { called: null, avatar: null } }, dayOf(now()))
  const card = (size: { width: number; height: number }) =>
    drawn({ ...size, pictures: {}, shapes: (measure) => cardShapes(words, size, measure) })
  try {
    const chat = await card(CHAT_CARD)
    useSharing.setState({ art: { offerId, chat, moments: await card(MOMENTS_CARD) } })
  } catch {
    useSharing.setState({ art: null })
  }
}
