/** Leaving: the session ends here at once, and on the server when it can be reached. */
import { identityApi } from '@laurel/shared/identity'
import { ask } from '../platform/ask.ts'
import { depart } from '../platform/departure.ts'

export async function signOut(): Promise<void> {
  // Without an answer the server's session ends by itself; the phone's must not wait for it.
  await ask(identityApi.signOut, {}).catch(() => undefined)
  depart()
}
