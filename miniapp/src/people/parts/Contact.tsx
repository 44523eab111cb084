import { asksByButton } from '../../platform/phone.ts'
import { Button, Card, Words } from '../../ui/index.ts'

/** Who answers for people's data, and by when. */
export const Contact = () => (
  <Card className='contact' spaced>
    <Words kind='head' strong>
      更正、投诉和其他请求
    </Words>
    <Words kind='note' tone='ink-2'>
      上面办不到的，请联系运营本小程序的机构。我们在十五个工作日内办完并答复
    </Words>
    {asksByButton ? (
      <Button className='contact-button' kind='line' size='tap' openType='contact'>
        联系客服
      </Button>
    ) : null}
  </Card>
)
