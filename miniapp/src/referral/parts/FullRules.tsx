import type { InvitePage } from '@laurel/shared/referral'
import { View } from '@tarojs/components'
import { Card, Row, Words } from '../../ui/index.ts'
import { spanWords } from '../deal-words.zh.ts'
import { inviteRules } from '../invite-words.zh.ts'
import s from './FullRules.module.scss'

/** All of them, at the size of the text: WeChat and the members ask for it. */
export const FullRules = ({ page: { deal, surfaces } }: { page: InvitePage }) => (
  <Card className='full-rules'>
    <Row between wrap>
      <Words kind='head' strong>
        完整规则
      </Words>
      <Words kind='note' tone='ink-2'>
        {spanWords(deal)}
      </Words>
    </Row>
    {inviteRules(deal, surfaces).map((rule, place) => (
      <View className={s.rule} key={rule}>
        <View className={s.place}>{place + 1}.</View>
        <View className={s.words}>{rule}</View>
      </View>
    ))}
  </Card>
)
