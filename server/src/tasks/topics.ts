/** Words of our own under which tasks are found, beside the types of facts they count. */

/** The daily sign-in. */
export const SIGN_IN = 'sign-in'
/** Tasks for a tier: a change of tier opens them. */
export const TIER_GATE = 'tier-gate'
/** Tasks that count only after another one was completed. */
export const afterTopic = (taskId: string): string => `after/${taskId}`
