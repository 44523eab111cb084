/** How many messages each user has accepted from each template: one accept is one message, and does not expire. */

export interface Subscriptions {
  /** Answers what is left. */
  accept(openid: string, templateId: string): number
  drop(openid: string, templateId: string): void
  left(openid: string, templateId: string): number
  /** False when nothing is left. */
  spend(openid: string, templateId: string): boolean
  clear(): void
}

export function createSubscriptions(): Subscriptions {
  const accepts = new Map<string, number>()
  const left = (openid: string, templateId: string) => accepts.get(`${openid} ${templateId}`) ?? 0
  const keep = (openid: string, templateId: string, count: number) => {
    accepts.set(`${openid} ${templateId}`, count)
    return count
  }
  return {
    accept: (openid, templateId) => keep(openid, templateId, left(openid, templateId) + 1),
    drop: (openid, templateId) => void keep(openid, templateId, 0),
    left,
    spend(openid, templateId) {
      const count = left(openid, templateId)
      if (count > 0) keep(openid, templateId, count - 1)
      return count > 0
    },
    clear: () => accepts.clear(),
  }
}
