import type { Member } from '@laurel/shared/identity'
import { signOut } from '../../../identity/sign-out.ts'
import { useWaiting } from '../../../parts/Loaded.tsx'
import { confirm } from '../../../platform/dialog.ts'
import { setElder, useElder } from '../../../platform/elder.ts'
import { open, urls } from '../../../platform/navigate.ts'
import { List, ListItem, Switch } from '../../../ui/index.ts'
import { signOutWords } from '../../../words.zh.ts'

/** Works without the network and without a member: these belong to the phone. */
export function SettingsList({ member }: { member: Member | null }) {
  const elder = useElder()
  const waiting = useWaiting().length
  const leave = async () => {
    const yes = await confirm({
      title: '退出登录',
      words: signOutWords(waiting),
      yes: '退出登录',
      no: '取消',
    })
    if (yes) await signOut()
  }
  return (
    <List>
      <ListItem icon='letter-size' title='长辈模式' note='字更大，没有动画'>
        <Switch checked={elder} onChange={setElder} label='长辈模式' />
      </ListItem>
      {member ? <MemberSettings /> : null}
      <ListItem
        className='to-consent'
        icon='page'
        title='用户协议与隐私政策'
        onClick={() => void open(urls.consent())}
      />
      {member ? (
        <ListItem className='sign-out' icon='person' title='退出登录' onClick={() => void leave()} />
      ) : null}
    </List>
  )
}

const MemberSettings = () => (
  <>
    <ListItem
      className='to-messages'
      icon='bell'
      title='消息设置'
      onClick={() => void open(urls.messages())}
    />
    <ListItem
      className='to-privacy'
      icon='shield'
      title='隐私中心'
      note='查看、导出、撤回同意、注销'
      onClick={() => void open(urls.privacy())}
    />
  </>
)
