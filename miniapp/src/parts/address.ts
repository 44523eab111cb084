/** Where things go: the address chosen last, in memory only, so that a phone that is lent or lost keeps no addresses of ours. */
import type { Address } from '@laurel/shared/mall'
import { create } from 'zustand'

export const useAddress = create<{ address: Address | null }>(() => ({ address: null }))

export function keepAddress(address: Address): void {
  useAddress.setState({ address })
}
