/** For tests: what the authenticator on an operator's phone shows. */
import { TOTP } from 'otpauth'

export const codeAt = (secret: string, at: number): string => new TOTP({ secret }).generate({ timestamp: at })
