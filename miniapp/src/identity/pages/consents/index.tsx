import { identityApi } from '@laurel/shared/identity'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Slot } from '../../../parts/Slot.tsx'
import { useElder } from '../../../platform/elder.ts'
import { usePageLeave } from '../../../platform/lifecycle.ts'
import { open, urls } from '../../../platform/navigate.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Band, Button, Card, List, ListItem, Screen, Section, Skeleton, Words } from '../../../ui/index.ts'
import { resetDeciding, useDeciding, withdraw } from '../../consents.ts'
import { ConsentStanding } from '../../parts/ConsentStanding.tsx'
import { consentNote, consentTitle, decisionTrouble } from '../../words.zh.ts'

const NOTHING = {}

export default function Consents() {
  const profile = useRemote(identityApi.me, NOTHING)
  const acts = useRemote(identityApi.consents, NOTHING)
  const text = useRemote(identityApi.consent, NOTHING)
  const { busy, trouble } = useDeciding()
  usePageLeave(resetDeciding)
  const reload = async () => {
    await Promise.all([profile.reload(), acts.reload()])
  }
  return (
    <Screen className='consents' elder={useElder()}>
      <Slot>
        {trouble ? (
          <Band tone='stop' icon='info' title='没有改变'>
            {decisionTrouble(trouble)}
          </Band>
        ) : null}
      </Slot>
      <Slot>
        <Loaded remote={profile} skeleton={<Skeleton kind='card' />}>
          {({ consent }) => (
            <ConsentStanding consent={consent} newest={text.value?.version ?? null} reload={reload} />
          )}
        </Loaded>
      </Slot>
      <List>
        <ListItem
          className='to-consent'
          icon='page'
          title='用户协议与隐私政策'
          value={text.value ? `${text.value.version} 版` : undefined}
          onClick={() => void open(urls.consent())}
        />
      </List>
      <Section title='同意记录'>
        <Loaded remote={acts} within skeleton={<Skeleton kind='row' count={3} />}>
          {({ items }) => (
            <List className='consent-acts'>
              {items.map((act) => (
                <ListItem
                  key={act.at}
                  className='consent-act'
                  icon={act.act === 'given' ? 'check' : 'close'}
                  title={consentTitle(act)}
                  note={consentNote(act)}
                />
              ))}
            </List>
          )}
        </Loaded>
      </Section>
      <Section title='撤回同意'>
        <Card spaced>
          <Words kind='note' tone='ink-2'>
            撤回后会在所有设备上退出登录，不能再签到和兑换，直到你再次同意。积分和订单保留，积分仍按原来的日期到期。想把资料一起删除，请用注销账号
          </Words>
          <Button
            className='withdraw-button'
            kind='line'
            size='tap'
            loading={busy === 'withdraw'}
            onClick={() => void withdraw()}
          >
            撤回同意
          </Button>
        </Card>
      </Section>
    </Screen>
  )
}
