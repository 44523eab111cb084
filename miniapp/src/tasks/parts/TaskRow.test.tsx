// @vitest-environment jsdom
import type { TaskLine } from '@laurel/shared/tasks'
import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createElement, type ReactNode } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { phone } from '../../../test/taro.ts'
import { useOutbox } from '../../platform/outbox.ts'
import { enter } from '../../platform/session.ts'
import { useClaims } from '../claims.ts'

// Taro's own browser components are custom elements that jsdom cannot run; plain ones stand in for them.
vi.mock('@tarojs/components', () => {
  type Props = { [name: string]: unknown; children?: ReactNode }
  const plain =
    (tag: string) =>
    ({ hoverClass: _, hoverStayTime: __, 'aria-role': ___, ...rest }: Props) =>
      createElement(tag, rest)
  return { View: plain('div'), Text: plain('span'), Button: plain('button'), Image: plain('img') }
})

const { TaskRow } = await import('./TaskRow.tsx')

const HOUR_MS = 3_600_000
const done: TaskLine = {
  taskId: 'first-order',
  kind: 'count',
  group: 'newcomer',
  title: '完成第一次兑换',
  text: '在商城兑换任意一件商品',
  points: 60,
  growth: 20,
  value: 1,
  target: 1,
  unit: 'times',
  state: 'claimable',
  bar: null,
  barSubject: null,
  period: 'once',
  endsAt: null,
  claimUntil: null,
  go: 'mall',
}
const row = (changes: Partial<TaskLine> = {}) => render(<TaskRow task={{ ...done, ...changes }} />).container
const opened: string[] = []

Object.assign(Taro, {
  switchTab: async ({ url }: { url: string }) => opened.push(url),
  navigateTo: async ({ url }: { url: string }) => opened.push(url),
  getCurrentPages: () => [],
})

beforeEach(() => {
  cleanup()
  phone.reset()
  opened.length = 0
  useOutbox.setState({ waiting: [], outcomes: [] })
  useClaims.setState({ busy: {}, claimed: {}, refused: {} })
  enter({
    accessToken: 't',
    accessExpiresAt: Date.now() + HOUR_MS,
    refreshToken: 'r',
    refreshExpiresAt: Date.now() + HOUR_MS,
    member: { id: 'lin', name: '林*夏', joinedAt: 0, avatar: null, phone: null },
    isNew: false,
  })
})

test('points are a fruit and growth is a leaf, never the same', () => {
  const container = row()
  expect(container.querySelector('.points')?.textContent).toBe('+60')
  expect(container.querySelector('.growth')?.textContent).toBe('+20')
  cleanup()
  expect(row({ growth: 0 }).querySelector('.growth')).toBeNull()
})

test('what can be claimed has a solid button, what is to be done an outline that leads there', () => {
  expect(row().querySelector('.btn-solid')?.textContent).toBe('领取')
  cleanup()
  const doing = row({ state: 'doing', value: 0 })
  expect(doing.querySelector('.btn-solid')).toBeNull()
  fireEvent.click(screen.getByText('去商城'))
  expect(opened).toEqual(['/tabs/mall/index'])
})

test('a bar says what would open it, where the button would be; a tier leads to the tiers', () => {
  const container = row({ state: 'barred', bar: 'TIER_TOO_LOW', barSubject: '黄金' })
  expect(container.textContent).toContain('升级黄金会员后可做')
  expect(container.querySelector('.btn')).toBeNull()
  fireEvent.click(screen.getByText('看等级'))
  expect(opened).toEqual(['/membership/pages/tiers/index'])
})

test.each([
  ['TASK_NOT_YET', '待解锁', '先完成“绑定手机号”'],
  ['TASK_CLAIM_OVER', '已过期', '已过领取期限'],
  ['OFFER_PAUSED', '暂停中', '恢复后可继续'],
] as const)('%s is told by %s and a sentence', (bar, tag, sentence) => {
  const { textContent } = row({ state: 'barred', bar, barSubject: '绑定手机号' })
  expect(textContent).toContain(tag)
  expect(textContent).toContain(sentence)
})

test('a claim turns its row into what was given, and leads to why', async () => {
  const task = { ...done, state: 'claimed' }
  phone.network = () => ({
    body: { task, points: 60, growth: 20, balance: 2860, subject: 'grant:a:claim:once' },
  })
  const container = row()

  fireEvent.click(screen.getByText('领取'))
  expect(container.textContent).toContain('正在领取')

  await vi.waitFor(() => expect(container.querySelector('.given')).not.toBeNull())
  expect(container.textContent).toContain('已领取 60 积分、20 成长值')
  fireEvent.click(screen.getByText('看明细'))
  expect(opened).toEqual(['/why/pages/why/index?subject=grant%3Aa%3Aclaim%3Aonce'])
})

test('a refusal is told under the reward, and the button stays', async () => {
  phone.network = () => ({
    status: 409,
    body: { code: 'BUDGET_WINDOW_FULL', status: 409, title: '', type: '' },
  })
  const container = row()

  fireEvent.click(screen.getByText('领取'))

  await vi.waitFor(() => expect(container.querySelector('.claim-refused')).not.toBeNull())
  expect(container.textContent).toContain('下一期可以再领，进度保留')
  expect(screen.getByText('领取')).toBeTruthy()
})

test('without an answer the row says since when it waits, and takes no second tap', async () => {
  const container = row()

  fireEvent.click(screen.getByText('领取'))

  await vi.waitFor(() => expect(container.querySelector('.claim-waiting')).not.toBeNull())
  expect(container.textContent).toContain('已领，等待发送')
  await act(async () => void fireEvent.click(screen.getByText('待发送')))
  expect(phone.sent).toHaveLength(1)
})
