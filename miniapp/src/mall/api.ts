/** What the mall asks of the server. */
import {
  type ClaimGiftInput,
  type ListOrdersInput,
  mallApi,
  type RedeemInput,
  type ShelfInput,
} from '@laurel/shared/mall'
import { tasksApi } from '@laurel/shared/tasks'
import { send } from '../platform/outbox.ts'
import { usePaged } from '../platform/paged.ts'
import { useRemote } from '../platform/remote.ts'

export const useShelfPage = (input: ShelfInput) => usePaged(mallApi.shelf, input)
export const useProduct = (productId: string) => useRemote(mallApi.product, { productId })
export const useOrders = (input: ListOrdersInput) => usePaged(mallApi.orders, input)
export const useOrder = (orderId: string) => useRemote(mallApi.order, { orderId })
/** What today's sign-in gives: one way to close a gap. */
export const useSignInBoard = () => useRemote(tasksApi.signInBoard, {})

// Each is kept before it is sent, so that a kill or a lost answer never does it twice.
export const redeem = (input: RedeemInput) => send('redeem', mallApi.redeem, input)
export const claimGift = (input: ClaimGiftInput) => send('gift', mallApi.claimGift, input)
export const cancel = (orderId: string) => send('cancel', mallApi.cancel, { orderId })
export const receive = (orderId: string) => send('receive', mallApi.receive, { orderId })
