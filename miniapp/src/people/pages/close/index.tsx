import { type MyRecords, peopleApi } from '@laurel/shared/people'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Slot } from '../../../parts/Slot.tsx'
import { useElder } from '../../../platform/elder.ts'
import { usePageLeave } from '../../../platform/lifecycle.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Band, List, ListItem, Screen, Section, Skeleton } from '../../../ui/index.ts'
import { resetLeaving, useLeaving } from '../../leaving.ts'
import { CloseFoot } from '../../parts/CloseFoot.tsx'
import { CloseForm } from '../../parts/CloseForm.tsx'
import { Hindrances } from '../../parts/Hindrances.tsx'
import { LossHero } from '../../parts/LossHero.tsx'
import { closeTrouble } from '../../words.zh.ts'

const NOTHING = {}

export default function CloseAccount() {
  const records = useRemote(peopleApi.mine, NOTHING)
  const trouble = useLeaving((leaving) => leaving.trouble)
  usePageLeave(resetLeaving)
  const value = records.value
  return (
    <Screen
      className='close-account'
      elder={useElder()}
      foot={value ? <CloseFoot records={value} reload={records.reload} /> : null}
    >
      <Slot>
        {trouble ? (
          <Band tone='stop' icon='info' title='账号还在'>
            {closeTrouble(trouble)}
          </Band>
        ) : null}
      </Slot>
      <Slot>
        <Loaded remote={records} skeleton={<Waiting />}>
          {(shown) => <Mine records={shown} />}
        </Loaded>
      </Slot>
    </Screen>
  )
}

const Mine = ({ records }: { records: MyRecords }) => (
  <>
    <LossHero points={records.points} />
    <Hindrances records={records} />
    <Section title='会删除的'>
      <List>
        <ListItem icon='person' title='头像、昵称、手机号' note='立即删除，不能恢复' />
        <ListItem icon='shield' title='微信标识' note='再登录是一个新账号，从零开始' />
        <ListItem icon='pin' title='订单里的收货人、电话和地址' note='立即删除' />
      </List>
    </Section>
    <Section title='留在账上、认不出你的'>
      <List>
        <ListItem icon='history' title='积分账目' note='账目不能改写，以一个代号保留，用来核对总账' />
      </List>
    </Section>
    {records.mayClose ? <CloseForm points={records.points} /> : null}
  </>
)

const Waiting = () => (
  <>
    <Skeleton kind='card' />
    <Skeleton kind='row' count={4} />
  </>
)
