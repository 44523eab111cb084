import { asMember } from '../../platform/gate.ts'
import { Button, Card, Words } from '../../ui/index.ts'

/** A guest sees what there is to reach; where they stand comes with signing in. */
export const GuestStanding = () => (
  <Card className='guest-standing' shape='hero' spaced>
    <Words kind='title'>会员等级</Words>
    <Words kind='note' tone='ink-2'>
      登录后可以看到自己的成长值、离下一级还差多少，以及每一次变化的原因。
    </Words>
    <Button className='tiers-sign-in' size='tap' full onClick={() => asMember(() => {})}>
      登录
    </Button>
  </Card>
)
