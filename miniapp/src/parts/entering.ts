/** Signing in with consent, for every page that offers it: a login code of the moment, and the text that was just read. */
import { identityApi } from '@laurel/shared/identity'
import { ask, Refused } from '../platform/ask.ts'
import { loginCode } from '../platform/login.ts'
import { flush } from '../platform/outbox.ts'
import { enter } from '../platform/session.ts'

export async function enterWithCode(consentVersion: string): Promise<void> {
  const code = await loginCode()
  if (!code) throw new Refused({ code: 'CODE_INVALID' })
  enter(await ask(identityApi.signIn, { code, consentVersion }))
  void flush()
}
