/** Which tier a member has or had: the one place that asks. */
export { levelAt, levelNow } from '../membership/index.ts'
