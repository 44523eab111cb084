import type { PropsWithChildren } from 'react'
import './app.scss'
import { onNetworkReturn, useAppLaunch } from './platform/lifecycle.ts'
import { flush } from './platform/outbox.ts'

export default function App({ children }: PropsWithChildren) {
  useAppLaunch(() => {
    void flush()
    onNetworkReturn(() => void flush())
  })
  return children
}
