import type { PropsWithChildren } from 'react'
import './app.scss'
import { onNetworkReturn, useAppLaunch } from './platform/lifecycle.ts'
import { flush } from './platform/outbox.ts'
import { watchPrivacy } from './platform/privacy.ts'

export default function App({ children }: PropsWithChildren) {
  useAppLaunch(() => {
    watchPrivacy()
    void flush()
    onNetworkReturn(() => void flush())
  })
  return children
}
