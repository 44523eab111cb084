/** The door to outreach: messages to members, and what WeChat tells us. */
export { nobodyListens, type PushHandlers, type RevokedKind } from './handlers.ts'
