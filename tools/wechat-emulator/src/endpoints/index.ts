/** Every endpoint the emulator answers. */
import type { Endpoint } from '../endpoint.ts'
import { checkSession } from './check-session.ts'
import { codeToSession } from './code-to-session.ts'
import { plainToken } from './plain-token.ts'
import { stableToken } from './stable-token.ts'

export const endpoints: readonly Endpoint[] = [codeToSession, plainToken, stableToken, checkSession]
