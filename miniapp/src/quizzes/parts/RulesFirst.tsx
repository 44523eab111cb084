import { View } from '@tarojs/components'
import { useState } from 'react'
import { Rules } from '../../parts/Rules.tsx'
import { role } from '../../ui/role.ts'
import s from './RulesFirst.module.scss'

/** So many are read at a glance; the rest is one tap away. */
const SHOWN = 4

/** The published rules, before anything can be begun. */
export function RulesFirst({ rules }: { rules: readonly string[] }) {
  const [isWhole, setWhole] = useState(rules.length <= SHOWN + 1)
  return (
    <>
      <Rules title='活动规则' rules={isWhole ? rules : rules.slice(0, SHOWN)} />
      {isWhole ? null : (
        <View className={`all-rules ${s.all}`} onClick={() => setWhole(true)} {...role('button')}>
          {`展开全部 ${rules.length} 条`}
        </View>
      )}
    </>
  )
}
