/** Where a task is done: the places its operator may name, as addresses of this mini program. */
import { asMember } from '../platform/gate.ts'
import { open, openTab, urls } from '../platform/navigate.ts'

const own = (url: string) => () => asMember(() => void open(url))

const places: Partial<Record<string, () => void>> = {
  mall: () => void openTab('mall'),
  home: () => void openTab('home'),
  orders: own(urls.orders()),
  profile: own(urls.profile()),
  tiers: () => void open(urls.tiers()),
  points: own(urls.points()),
}

/** Null for a place that this version does not know: then there is no button. */
export const wayTo = (place: string | null): (() => void) | null => (place && places[place]) || null
