/** Reads the app's access token; every server of ours gets the same one until the platform renews it. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Credentials } from './credentials.ts'
import type { Send } from './exchange.ts'

export interface StableToken {
  token: string
  expiresInSeconds: number
}

/** `forced` kills the token of every other server: 20 a day, 30 s apart. */
export type TokenMode = 'normal' | 'forced'

export const stableTokenPath = '/cgi-bin/stable_token'

const reply = Compile(
  Type.Object({
    access_token: Type.String({ minLength: 1, maxLength: 2048 }),
    expires_in: Type.Number({ exclusiveMinimum: 0 }),
  }),
)

export async function readStableToken(
  send: Send,
  { appid, secret }: Credentials,
  mode: TokenMode,
): Promise<StableToken> {
  const isForced = mode === 'forced'
  const { access_token, expires_in } = await send({
    method: 'POST',
    path: stableTokenPath,
    body: { grant_type: 'client_credential', appid, secret, force_refresh: isForced },
    reply,
    repeatable: isForced ? 'unsent' : 'read',
  })
  return { token: access_token, expiresInSeconds: expires_in }
}
