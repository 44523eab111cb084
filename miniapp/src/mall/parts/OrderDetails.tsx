import type { Order } from '@laurel/shared/mall'
import { View } from '@tarojs/components'
import { copy } from '../../platform/clipboard.ts'
import { say } from '../../platform/dialog.ts'
import { Button, Card, classNames, List, ListItem, Words } from '../../ui/index.ts'
import s from './OrderDetails.module.scss'

async function copied(text: string): Promise<void> {
  say((await copy(text)) ? '已复制' : '没能复制，请长按选择')
}

const LONG_CODE = 16

/** Large enough to be read out at a counter. */
export const Code = ({ code }: { code: string }) => (
  <Card className={s.code} shape='mirror'>
    <Words kind='note' tone='ink-2'>
      券码
    </Words>
    <View className={classNames('order-code', s.letters, code.length > LONG_CODE && s.long)}>{code}</View>
    <Button className='copy-code' kind='line' size='tap' onClick={() => void copied(code)}>
      复制券码
    </Button>
  </Card>
)

/** Where it goes, and with whom. */
export const Delivery = ({ order: { address, parcel } }: { order: Pick<Order, 'address' | 'parcel'> }) => (
  <List>
    {parcel ? (
      <ListItem
        icon='truck'
        className='parcel'
        title={parcel.carrier}
        note={<View className='tracking-number'>{parcel.trackingNumber}</View>}
      >
        <Button
          className='copy-tracking'
          size='s'
          kind='line'
          label='复制快递单号'
          onClick={() => void copied(parcel.trackingNumber)}
        >
          复制
        </Button>
      </ListItem>
    ) : null}
    {address ? (
      <ListItem
        icon='pin'
        className='order-address'
        title={`${address.name} ${address.phone}`}
        note={address.place}
      />
    ) : null}
  </List>
)
