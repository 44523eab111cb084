/** What a programme's rules page tells of by itself, and what only its own paragraphs can say. */
/** Drawn from the body on every page of the programme: what is asked, what is paid, how often, until when. */
const ALWAYS = ['steps', 'value', 'limits', 'days'] as const
const EXHAUSTED = /预算|名额|(发|领|用|兑|送)(完|尽|罄)|先到先得/

type Topic = (typeof ALWAYS)[number] | 'exhausted'

export const topicsTold = (rules: readonly string[]): Topic[] =>
  rules.some((paragraph) => EXHAUSTED.test(paragraph)) ? [...ALWAYS, 'exhausted'] : [...ALWAYS]
