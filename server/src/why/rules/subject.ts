/** Reads what is asked about: the name of a grant, of a transfer, of a change of tier. */

export interface Subject {
  kind: string
  /** What stands behind the first colon. */
  name: string
}

export function subjectOf(text: string): Subject {
  const at = text.indexOf(':')
  return at < 0 ? { kind: text, name: '' } : { kind: text.slice(0, at), name: text.slice(at + 1) }
}

export interface GrantName {
  offerId: string
  rule: string
  occasion: string
}

/** More colons than that stand in no rule. */
const RULE_PARTS_MAX = 3

/** `<offer>:<rule>:<occasion>`: a rule and an occasion may hold colons too, so there may be several ways to read it. */
export function grantNames(name: string): GrantName[] {
  const [offerId = '', ...parts] = name.split(':')
  return Array.from({ length: Math.min(parts.length - 1, RULE_PARTS_MAX) }, (_, at) => ({
    offerId,
    rule: parts.slice(0, at + 1).join(':'),
    occasion: parts.slice(at + 1).join(':'),
  }))
}

export interface PostedGrant extends GrantName {
  memberId: string
}

/** `grant/<member>/<offer>/<rule>/<occasion>`, as transfers and news of growth name it; an occasion may hold slashes. */
export function grantNamed(id: string): PostedGrant | null {
  const [word, memberId, offerId, rule, ...occasion] = id.split('/')
  if (word !== 'grant' || !memberId || !offerId || !rule || !occasion.length) return null
  return { memberId, offerId, rule, occasion: occasion.join('/') }
}

/** The number of the posting stands behind the name of its grant; the second leg of a transfer is marked. */
export const grantOfTransfer = (id: string): PostedGrant | null => grantNamed(id.replace(/\/\d+\+?$/, ''))

/** The second leg of a transfer tells of the same as the first. */
export const firstLegOf = (id: string): string => (id.endsWith('+') ? id.slice(0, -1) : id)
