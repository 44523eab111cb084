/** Every endpoint the emulator answers. */
import type { Endpoint } from '../endpoint.ts'
import { checkSession } from './check-session.ts'
import { clearQuota } from './clear-quota.ts'
import { codeToSession } from './code-to-session.ts'
import { mediaCheck } from './media-check.ts'
import { miniProgramCode } from './mini-program-code.ts'
import { phoneNumber } from './phone-number.ts'
import { plainToken } from './plain-token.ts'
import { queryUrlLink } from './query-url-link.ts'
import { quota } from './quota.ts'
import { resetSessionKey } from './reset-session-key.ts'
import { rid } from './rid.ts'
import { riskRank } from './risk-rank.ts'
import { stableToken } from './stable-token.ts'
import { subscribeMessage } from './subscribe-message.ts'
import { textCheck } from './text-check.ts'
import { urlLink } from './url-link.ts'

const endpoints: readonly Endpoint[] = [
  codeToSession,
  plainToken,
  stableToken,
  checkSession,
  resetSessionKey,
  phoneNumber,
  miniProgramCode,
  urlLink,
  queryUrlLink,
  subscribeMessage,
  textCheck,
  mediaCheck,
  riskRank,
  quota,
  rid,
  clearQuota,
]

const byPath = new Map(endpoints.map((endpoint) => [endpoint.path, endpoint]))

export const endpointAt = (path: string): Endpoint | undefined => byPath.get(path)
