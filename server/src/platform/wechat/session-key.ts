/** Proves to WeChat that we hold a user's session_key, without showing it. */
import { createHmac } from 'node:crypto'

export interface Session {
  openid: string
  sessionKey: string
}

export const proofOf = ({ openid, sessionKey }: Session): Record<string, string> => ({
  openid,
  signature: createHmac('sha256', sessionKey).update('').digest('hex'),
  sig_method: 'hmac_sha256',
})
