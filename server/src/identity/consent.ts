/** The consent text in force, with its hash: what is written beside each agreement. */
import { createHash } from 'node:crypto'
import { consentText } from '@laurel/shared/consent.zh'
import type { Consent } from '@laurel/shared/identity'

const { version, title, paragraphs } = consentText

export const consentNow: Consent = {
  version,
  title,
  text: [...paragraphs],
  textHash: createHash('sha256')
    .update([version, title, ...paragraphs].join('\n'))
    .digest('hex'),
}
