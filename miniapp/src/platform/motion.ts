/** Whether the member wants nothing to move; WeChat does not tell, a browser does. */
import { isWeChat } from './host.ts'

export const isMotionReduced = (): boolean =>
  !isWeChat && matchMedia('(prefers-reduced-motion: reduce)').matches
