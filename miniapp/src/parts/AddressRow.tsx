import type { Address } from '@laurel/shared/mall'
import { View } from '@tarojs/components'
import { chooseAddress } from '../platform/address.ts'
import { say } from '../platform/dialog.ts'
import { Icon, Words } from '../ui/index.ts'
import s from './AddressRow.module.scss'
import { keepAddress } from './address.ts'

/** WeChat's own address book, opened by a tap and not before. */
export async function pickAddress(): Promise<void> {
  const chosen = await chooseAddress()
  if (chosen.state === 'chosen') keepAddress(chosen.address)
  if (chosen.state === 'unsupported') say('请在微信中打开，再选择收货地址')
}

/** In full, unlike everywhere else: this is where a wrong door must be noticed. */
export const AddressRow = ({ address }: { address: Address | null }) => (
  <View className={`address ${s.row}`} onClick={() => void pickAddress()} aria-role='button'>
    <Icon name='pin' size={20} tone='accent' />
    {address ? <Chosen address={address} /> : <View className={s.words}>选择收货地址</View>}
    <Icon name='chevron' size={18} tone='ink-2' />
  </View>
)

const Chosen = ({ address: { name, phone, province, city, county, detail } }: { address: Address }) => (
  <View className={s.words}>
    <View>
      {name} {phone}
    </View>
    <Words kind='note' tone='ink-2'>
      {province === city ? '' : province}
      {city}
      {county}
      {detail}
    </Words>
  </View>
)
