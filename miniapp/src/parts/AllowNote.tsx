import { openWeChatSettings } from '../platform/subscribe.ts'
import { Band } from '../ui/index.ts'
import { allowWords, isMendedInSettings } from '../words.zh.ts'
import type { AllowResult } from './allow.ts'

/** How the last tap on "allow" ended, and what can be done about it. */
export const AllowNote = ({ result }: { result: AllowResult }) => (
  <Band
    tone={result === 'accept' ? 'plain' : 'fruit'}
    icon={result === 'accept' ? 'check' : 'info'}
    action={
      isMendedInSettings(result) ? { label: '去设置', onClick: () => void openWeChatSettings() } : undefined
    }
  >
    {allowWords(result)}
  </Band>
)
