/** Whom the browser preview may sign in as, unless DEMO_MEMBERS names others: whom the demo data is about, and somebody who is no member yet. */
import type { Address } from '@laurel/shared/mall'

interface DemoMember {
  name: string
  openid: string
  address: Address
}

const openidOf = (name: string): string => `o${name}`.padEnd(28, '_')

export const demoMembers: readonly DemoMember[] = [
  {
    name: '林知夏',
    openid: openidOf('linzhixia'),
    address: {
      name: '林知夏',
      phone: '13800002046',
      province: '浙江省',
      city: '杭州市',
      county: '西湖区',
      detail: '文三路 199 号 2 幢 301',
    },
  },
  {
    name: '周予安',
    openid: openidOf('zhouyuan'),
    address: {
      name: '周予安',
      phone: '13900006618',
      province: '江苏省',
      city: '南京市',
      county: '玄武区',
      detail: '珠江路 88 号 5 幢 1204',
    },
  },
]
