import { outreachApi, type Settings } from '@laurel/shared/outreach'
import { resetAllowing } from '../../../parts/allow.ts'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Slot } from '../../../parts/Slot.tsx'
import { useElder } from '../../../platform/elder.ts'
import { usePageLeave } from '../../../platform/lifecycle.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Band, Empty, Screen, Skeleton, Words } from '../../../ui/index.ts'
import { SettingCard } from '../../parts/SettingCard.tsx'
import { resetWanting, useWanting } from '../../wanting.ts'
import { switchTrouble } from '../../words.zh.ts'

const NOTHING = {}

export default function MessageSettings() {
  const settings = useRemote(outreachApi.settings, NOTHING)
  const trouble = useWanting((wanting) => wanting.trouble)
  usePageLeave(() => {
    resetAllowing()
    resetWanting()
  })
  return (
    <Screen className='messages' elder={useElder()}>
      <Slot>
        {trouble ? (
          <Band tone='stop' icon='info' title='没有改变'>
            {switchTrouble(trouble)}
          </Band>
        ) : null}
      </Slot>
      <Slot>
        <Loaded remote={settings} skeleton={<Skeleton kind='card' count={2} />}>
          {(value) => <Choices settings={value} change={settings.change} />}
        </Loaded>
      </Slot>
    </Screen>
  )
}

interface ChoicesProps {
  settings: Settings
  change: (turn: (settings: Settings) => Settings) => void
}

function Choices({ settings: { items }, change }: ChoicesProps) {
  if (items.length === 0) {
    return <Empty title='现在没有可以选的提醒' note='订单进展和积分到期都可以在小程序里查看' />
  }
  return (
    <>
      <Words kind='note' tone='ink-2'>
        只发与你有关的事，不发推广。微信规定每允许一次最多发一条；不允许也不影响任何功能，允许没有奖励
      </Words>
      {items.map((setting) => (
        <SettingCard key={setting.templateId} setting={setting} change={change} />
      ))}
    </>
  )
}
