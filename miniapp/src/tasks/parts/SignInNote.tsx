import { View } from '@tarojs/components'
import { wordsFor } from '../../platform/answers.ts'
import { Words } from '../../ui/index.ts'
import { useSignIn } from '../sign-in.ts'
import { useWaitingSignIn } from './SignInButton.tsx'
import { WaitingNote } from './WaitingNote.tsx'

/** Under the title: why it was refused, that it waits, or what is usually said there. */
export function SignInNote({ usual }: { usual: string }) {
  const refusal = useSignIn((state) => state.refusal)
  const waitingAt = useWaitingSignIn()
  if (waitingAt !== null) return <WaitingNote className='sign-in-waiting' at={waitingAt} done='已签' />
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
