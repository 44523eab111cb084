/** Which fact wakes which feature, in the same transaction. One table: news goes sideways only here. */
import type { Listeners } from './platform/listening.ts'

export const listeners: Listeners = {}
