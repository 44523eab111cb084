import { openAddress, openTab } from '../../platform/navigate.ts'
import { Button, Words } from '../../ui/index.ts'
import { useJoining } from '../joining.ts'

/** Outside WeChat: the rest is done in the mini program, which a link of WeChat's opens. */
export function OpenWeChat() {
  const outcome = useJoining((joining) => joining.outcome)
  const urlLink = outcome?.state === 'noted' ? outcome.urlLink : null
  return urlLink ? (
    <Button className='open-wechat' full onClick={() => openAddress(urlLink)}>
      打开微信小程序
    </Button>
  ) : (
    <>
      <Words kind='note' tone='ink-2'>
        在微信里搜索“桂冠会员”小程序，用同一个手机号登录
      </Words>
      <Button className='browse' kind='line' full onClick={() => void openTab('mall')}>
        先逛逛商城
      </Button>
    </>
  )
}
