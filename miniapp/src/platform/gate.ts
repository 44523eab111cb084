/** Browsing is open; what needs a member asks for sign-in at that tap, and then goes on with it. */
import { open, urls } from './navigate.ts'
import { currentMember } from './session.ts'

let wanted: (() => void) | null = null

/** Does it now for a member, or after a guest has signed in; a guest who declines is left where they were. */
export function asMember(act: () => void): void {
  if (currentMember()) {
    act()
    return
  }
  wanted = act
  void open(urls.signIn())
}

/** What the guest tapped, once: the sign-in screen runs it after it has closed. */
export function takeWanted(): (() => void) | null {
  const act = wanted
  wanted = null
  return act
}
