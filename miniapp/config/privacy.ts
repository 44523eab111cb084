/** What the owner of the mini program declares in its privacy guide at WeChat, in the words that members read there. */

interface Declared {
  /** WeChat's name of the kind of data; what is not declared fails on the phone, what is declared in vain fails the review. */
  entry: 'UserInfo' | 'PhoneNumber' | 'Address' | 'Clipboard' | 'AlbumWriteOnly'
  purpose: string
}

export const privacyGuide: readonly Declared[] = [
  { entry: 'UserInfo', purpose: '为了在会员资料里显示，由你自己选择头像、填写昵称，可以不填，可以随时更换' },
  { entry: 'PhoneNumber', purpose: '为了认出同一个会员，由你自己点按后绑定手机号，可以不绑定，可以随时解除' },
  { entry: 'Address', purpose: '为了寄送你兑换的商品，由你自己选择收货地址' },
  { entry: 'Clipboard', purpose: '为了让你复制券码和快递单号，只写入，不读取' },
  { entry: 'AlbumWriteOnly', purpose: '为了由你自己点按后把邀请海报保存到相册，只写入，不读取' },
]
