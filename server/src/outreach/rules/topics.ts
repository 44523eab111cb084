/** What members may be told of: what each message can say, and when it may come. */
import type { Topic } from '@laurel/shared/outreach'

interface TopicTerms {
  /** What an emitter hands over, and a template's fields may name in braces. */
  values: readonly string[]
  /** Later than this it is news no more. */
  goodForMs: number
  /** It waits until the morning when it would come at night (rule 5.16). */
  staysQuietAtNight: boolean
}

const HOUR_MS = 3_600_000

export const topics: Readonly<Record<Topic, TopicTerms>> = {
  'order.shipped': { values: ['title', 'orderId', 'at'], goodForMs: 24 * HOUR_MS, staysQuietAtNight: false },
  'points.expiring': { values: ['points', 'expiresOn'], goodForMs: 48 * HOUR_MS, staysQuietAtNight: true },
  'tier.changed': { values: ['tier', 'before', 'on'], goodForMs: 48 * HOUR_MS, staysQuietAtNight: true },
  'tier.protected': {
    values: ['tier', 'until', 'missing'],
    goodForMs: 48 * HOUR_MS,
    staysQuietAtNight: true,
  },
}

export const topicNames = Object.keys(topics) as Topic[]

export const namesIn = (value: string): string[] =>
  [...value.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '')

export const filled = (value: string, values: Readonly<Record<string, string>>): string =>
  value.replace(/\{([^{}]*)\}/g, (whole, name: string) => values[name] ?? whole)

const QUIET_FROM_HOUR = 22
const QUIET_TO_HOUR = 8
const MORNING_HOUR = 9

/** `hour` is the business day's: null when it may come now, else the hour of the morning it waits for. */
export function waitsFor(topic: Topic, hour: number): { hour: number; isTomorrow: boolean } | null {
  const isNight = hour >= QUIET_FROM_HOUR || hour < QUIET_TO_HOUR
  if (!topics[topic].staysQuietAtNight || !isNight) return null
  return { hour: MORNING_HOUR, isTomorrow: hour >= QUIET_FROM_HOUR }
}
