import type { SignInBoard } from '@laurel/shared/tasks'
import { View } from '@tarojs/components'
import { Card, Section, Words } from '../../ui/index.ts'
import { signInRules } from '../../words.zh.ts'
import s from './SignInRules.module.scss'

/** The rules in full: nothing is left to guess. */
export const SignInRules = ({ board }: { board: SignInBoard }) => (
  <Section title='签到规则'>
    <Card className='sign-in-rules'>
      {signInRules(board).map((rule) => (
        <View className={s.rule} key={rule}>
          <View className={s.leaf} />
          <Words tone='ink-2' kind='note'>
            {rule}
          </Words>
        </View>
      ))}
    </Card>
  </Section>
)
