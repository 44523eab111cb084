import { identityApi, type Profile } from '@laurel/shared/identity'
import { Loaded } from '../../../parts/Loaded.tsx'
import { PrivacyAsk } from '../../../parts/PrivacyAsk.tsx'
import { Slot } from '../../../parts/Slot.tsx'
import { dayOf } from '../../../platform/clock.ts'
import { useElder } from '../../../platform/elder.ts'
import { usePageLeave } from '../../../platform/lifecycle.ts'
import { useRemote } from '../../../platform/remote.ts'
import { List, ListItem, Screen, Skeleton, Words } from '../../../ui/index.ts'
import { AvatarCard } from '../../parts/AvatarCard.tsx'
import { NicknameSheet } from '../../parts/NicknameSheet.tsx'
import { PhoneByCodeRow, PhoneByCodeSheet } from '../../parts/PhoneByCode.tsx'
import { PhoneRow } from '../../parts/PhoneRow.tsx'
import { ProfileTrouble } from '../../parts/ProfileTrouble.tsx'
import { resetProfileForm, startWriting } from '../../profile.ts'
import { nicknameNote } from '../../words.zh.ts'

const NOTHING = {}

export default function ProfileScreen() {
  const profile = useRemote(identityApi.me, NOTHING)
  const changed = (value: Profile) => profile.change(() => value)
  usePageLeave(resetProfileForm)
  return (
    <Screen className='profile' elder={useElder()}>
      <ProfileTrouble />
      <Slot>
        <Loaded remote={profile} skeleton={<Waiting />}>
          {(value) => <Mine profile={value} changed={changed} />}
        </Loaded>
      </Slot>
      <NicknameSheet nickname={profile.value?.nickname ?? null} changed={changed} />
      <PhoneByCodeSheet changed={changed} />
      <PrivacyAsk />
    </Screen>
  )
}

const Mine = ({ profile, changed }: { profile: Profile; changed: (profile: Profile) => void }) => (
  <>
    <AvatarCard profile={profile} changed={changed} />
    <List>
      <ListItem
        className='nickname-row'
        icon='person'
        title='昵称'
        note={nicknameNote(profile.nickname, profile.name)}
        value={profile.nickname ?? '未填写'}
        onClick={() => void startWriting()}
      />
      <PhoneRow phone={profile.phone} changed={changed} />
      {profile.phone ? null : <PhoneByCodeRow />}
      <ListItem icon='clock' title='加入时间' value={dayOf(profile.joinedAt)} />
    </List>
    <Words kind='mini' tone='ink-3'>
      头像、昵称和手机号都可以不填，也可以随时更改或删除，不影响签到和兑换
    </Words>
  </>
)

const Waiting = () => (
  <>
    <Skeleton kind='card' />
    <Skeleton kind='row' count={3} />
  </>
)
