/** Secrets that anybody would try first: words of samples and tutorials, and what repeats itself. */

/** 32 random hex digits hold fewer than 8 different ones less than once in 10,000,000 times. */
const DIFFERENT_MIN = 8

/** Words and digits that samples and tutorials use, and nothing else. */
const SAMPLE_WORDS =
  /^(secret|changeit|change|me|your|my|super|jwt|key|token|password|passwd|admin|root|test|demo|default|example|sample|laurel|dev|dont|use|in|production|please|qwerty|abc|xyz|[0-9])+$/
/** Long enough, and in the documents of well-known programs. */
const SAMPLES = new Set(
  [
    'your-256-bit-secret',
    'a-string-secret-at-least-256-bits-long',
    'my-secret-token-to-change-in-production',
    'super-secret-jwt-token-with-at-least-32-characters-long',
    'your-super-secret-jwt-token-with-at-least-32-characters-long',
    'abcdefghijklmnopqrstuvwxyz',
    'abcdefghijklmnopqrstuvwxyz0123456789',
    '0123456789abcdef0123456789abcdef',
    '00112233445566778899aabbccddeeff',
  ].map(bare),
)

export const isWellKnown = (text: string): boolean =>
  text.startsWith('laurel-dev') ||
  SAMPLES.has(bare(text)) ||
  SAMPLE_WORDS.test(bare(text)) ||
  isMonotonous(text)

export const isMonotonous = (text: string): boolean => new Set(text).size < DIFFERENT_MIN

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}
