import type { Profile } from '@laurel/shared/identity'
import { dayOf } from '../../platform/clock.ts'
import { Button, Card, Words } from '../../ui/index.ts'
import { agreeTo, useDeciding } from '../consents.ts'

interface ConsentStandingProps {
  consent: Profile['consent']
  /** Version of the text in force; null while it is not known. */
  newest: string | null
  reload: () => Promise<void>
}

/** What the member agreed to, and whether a newer text waits to be read. */
export function ConsentStanding({ consent, newest, reload }: ConsentStandingProps) {
  const busy = useDeciding((deciding) => deciding.busy === 'agree')
  if (consent.isCurrent || newest === null)
    return (
      <Card shape='hero'>
        <Words kind='title' strong className='consent-standing'>
          {`已同意 ${consent.version} 版`}
        </Words>
        <Words kind='note' tone='ink-2'>{`${dayOf(consent.at)} 起有效，是现在的版本`}</Words>
      </Card>
    )
  return (
    <Card shape='hero' tone='fruit' spaced>
      <Words kind='title' strong className='consent-standing'>
        {`协议已更新为 ${newest} 版`}
      </Words>
      <Words kind='note'>{`你同意的是 ${consent.version} 版。读过新版后再决定，不同意也可以继续浏览`}</Words>
      <Button className='agree-button' size='tap' loading={busy} onClick={() => void agreeTo(newest, reload)}>
        {`同意 ${newest} 版`}
      </Button>
    </Card>
  )
}
