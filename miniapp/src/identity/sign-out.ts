/** Leaving: the session ends here at once, and on the server when it can be reached. */
import { identityApi } from '@laurel/shared/identity'
import { ask } from '../platform/ask.ts'
import { forgetDemoMember } from '../platform/login.ts'
import { currentMember, leave } from '../platform/session.ts'
import { forget, keysUnder } from '../platform/storage.ts'

export async function signOut(): Promise<void> {
  const member = currentMember()
  // Without an answer the server's session ends by itself; the phone's must not wait for it.
  await ask(identityApi.signOut, {}).catch(() => undefined)
  leave({ left: true })
  forgetDemoMember()
  if (member) for (const key of keysUnder(`remote/${member.id}/`)) forget(key)
}
