import type { Setting, Settings } from '@laurel/shared/outreach'
import { View } from '@tarojs/components'
import { AllowNote } from '../../parts/AllowNote.tsx'
import { allowOnce, useAllowing } from '../../parts/allow.ts'
import { Slot } from '../../parts/Slot.tsx'
import { Button, Card, Switch, Words } from '../../ui/index.ts'
import { want } from '../wanting.ts'
import { grantedWords } from '../words.zh.ts'
import s from './SettingCard.module.scss'

interface SettingCardProps {
  setting: Setting
  change: (turn: (settings: Settings) => Settings) => void
}

export const SettingCard = ({ setting, change }: SettingCardProps) => (
  <Card className='setting' spaced>
    <View className={s.head}>
      <Words kind='head' strong className='setting-title'>
        {setting.title}
      </Words>
      <Switch
        checked={setting.isWanted}
        label={setting.title}
        onChange={(isWanted) => void want(setting.templateId, isWanted, change)}
      />
    </View>
    <Words kind='note' tone='ink-2'>
      {setting.about}
    </Words>
    <Slot>{setting.isWanted ? <Allow setting={setting} change={change} /> : null}</Slot>
  </Card>
)

function Allow({ setting: { templateId, granted }, change }: SettingCardProps) {
  const { busy, last } = useAllowing()
  return (
    <>
      <View className={s.foot}>
        <Words kind='note' tone='ink-2' className='setting-granted'>
          {grantedWords(granted)}
        </Words>
        <Button
          className='allow-button'
          kind='soft'
          size='s'
          loading={busy === templateId}
          onClick={() => void allowOnce(templateId, (settings) => change(() => settings))}
        >
          允许一次
        </Button>
      </View>
      <Slot>{last?.templateId === templateId ? <AllowNote result={last.result} /> : null}</Slot>
    </>
  )
}
