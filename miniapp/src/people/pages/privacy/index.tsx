import { type MyRecords, peopleApi } from '@laurel/shared/people'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Slot } from '../../../parts/Slot.tsx'
import { useElder } from '../../../platform/elder.ts'
import { usePageLeave } from '../../../platform/lifecycle.ts'
import { open, urls } from '../../../platform/navigate.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Band, List, ListItem, Screen, Section, Skeleton, Words } from '../../../ui/index.ts'
import { resetLeaving, signOutEverywhere, useLeaving } from '../../leaving.ts'
import { Contact } from '../../parts/Contact.tsx'
import { TakeAlong } from '../../parts/TakeAlong.tsx'
import { resetTaking } from '../../take-along.ts'
import { countWords, deedTrouble } from '../../words.zh.ts'

const NOTHING = {}

export default function PrivacyCentre() {
  const records = useRemote(peopleApi.mine, NOTHING)
  const trouble = useLeaving((leaving) => leaving.trouble)
  usePageLeave(() => {
    resetTaking()
    resetLeaving()
  })
  return (
    <Screen className='privacy' elder={useElder()}>
      <Slot>
        {trouble ? (
          <Band tone='stop' icon='info' title='没有退出'>
            {deedTrouble(trouble)}
          </Band>
        ) : null}
      </Slot>
      <Slot>
        <Loaded remote={records} skeleton={<Skeleton kind='row' count={6} />}>
          {(value) => <Mine records={value} />}
        </Loaded>
      </Slot>
    </Screen>
  )
}

const Mine = ({ records }: { records: MyRecords }) => (
  <>
    <Section title='我们保存了什么'>
      <List className='records'>
        {records.sections.map(({ name, title, count }) => (
          <ListItem key={name} className={`record-${name}`} title={title} value={countWords(count)} />
        ))}
      </List>
      <Words kind='mini' tone='ink-3'>
        标识、姓名、电话和地址都加密保存。只有你能导出全文
      </Words>
    </Section>
    <Section title='带走一份'>
      <TakeAlong />
    </Section>
    <Section title='你的选择'>
      <List>
        <ListItem
          className='to-consents'
          icon='shield'
          title='同意记录'
          note='看全文、看版本，也可以撤回同意'
          onClick={() => void open(urls.consents())}
        />
        <ListItem
          className='sign-out-everywhere'
          icon='lock'
          title='退出所有设备'
          note='手机丢了或借给过别人时用'
          onClick={() => void signOutEverywhere()}
        />
        <ListItem
          className='to-close'
          icon='close'
          title='注销账号'
          note='删除能认出你的资料，积分失效'
          onClick={() => void open(urls.closeAccount())}
        />
      </List>
    </Section>
    <Contact />
  </>
)
