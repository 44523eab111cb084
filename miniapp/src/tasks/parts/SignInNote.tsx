import { View } from '@tarojs/components'
import { wordsFor } from '../../platform/answers.ts'
import { timeOf } from '../../platform/clock.ts'
import { Icon, Row, Words } from '../../ui/index.ts'
import { useSignIn } from '../sign-in.ts'
import { useWaitingSignIn } from './SignInButton.tsx'

/** Under the title: why it was refused, that it waits, or what is usually said there. */
export function SignInNote({ usual }: { usual: string }) {
  const refusal = useSignIn((state) => state.refusal)
  const waitingAt = useWaitingSignIn()
  if (waitingAt !== null) {
    return (
      <Row gap={4} className='sign-in-waiting'>
        <Icon name='clock' size={16} tone='fruit-ink' />
        <Words kind='note' tone='fruit' inline>{`${timeOf(waitingAt)} 已签，等待发送`}</Words>
      </Row>
    )
  }
  if (refusal)
    return (
      <View className='sign-in-refused'>
        <Words kind='note' tone='stop'>
          {wordsFor(refusal)}
        </Words>
      </View>
    )
  return (
    <Words kind='note' tone='ink-2' className='streak'>
      {usual}
    </Words>
  )
}
