import { useState } from 'react'
import { chooseDemoMember, chosenDemoMember, demoMembers } from '../../platform/login.ts'
import { Row, Segments, Words } from '../../ui/index.ts'

/** Who holds the phone, in the browser preview: inside WeChat nobody needs to say so. */
export function PreviewHolder() {
  const [openid, setOpenid] = useState(held)
  if (demoMembers.length === 0) return null
  return (
    <Row wrap className='preview-holder'>
      <Words kind='note' tone='ink-2' inline>
        预览：手机是谁的
      </Words>
      <Segments
        items={demoMembers.map(({ name, openid: value }) => ({ value, label: name }))}
        value={openid}
        onChange={(value) => {
          chooseDemoMember(value)
          setOpenid(value)
        }}
      />
    </Row>
  )
}

/** The one chosen before, else the last of the list: the first is the one who invites in the demo data. */
function held(): string {
  const chosen = chosenDemoMember() ?? demoMembers.at(-1)
  if (chosen) chooseDemoMember(chosen.openid)
  return chosen?.openid ?? ''
}
