/** WXML's tag names in selectors: the web view calls its elements wx-*. */

const TAG = /(^|[\s>+~,(])([a-z][a-z-]*)(?=[\s>+~,.#:[)]|$)/g
/** Words that stand where a tag may stand, in `:nth-child(odd)` and in keyframes. */
const NO_TAGS = ['odd', 'even', 'from', 'to']

export function prefixTags(selector: string): string {
  return selector.replace(TAG, (all, before: string, tag: string) =>
    NO_TAGS.includes(tag) ? all : `${before}wx-${tag}`,
  )
}
