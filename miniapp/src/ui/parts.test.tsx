// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createElement, type ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'

// Taro's own browser components are custom elements that jsdom cannot run; plain ones stand in for them.
vi.mock('@tarojs/components', () => {
  type Props = { [name: string]: unknown; children?: ReactNode }
  const plain = (tag: string) => (props: Props) => {
    const {
      hoverClass,
      hoverStayTime,
      catchMove,
      openType,
      onGetPhoneNumber,
      'aria-role': _,
      ...rest
    } = props
    const opens = onGetPhoneNumber ? { onDoubleClick: onGetPhoneNumber } : {}
    return createElement(tag, { ...rest, ...opens, ...(openType ? { 'data-open': openType } : {}) })
  }
  return { View: plain('div'), Text: plain('span'), Button: plain('button'), Image: plain('img') }
})

const { Button } = await import('./Button.tsx')
const { Check } = await import('./Check.tsx')
const { ListItem } = await import('./List.tsx')
const { MemberCard } = await import('./MemberCard.tsx')
const { Bar } = await import('./Bar.tsx')
const { Segments } = await import('./Segments.tsx')
const { Sheet } = await import('./Sheet.tsx')
const { Switch } = await import('./Switch.tsx')
const { Week } = await import('./Week.tsx')

afterEach(cleanup)

const bob = {
  tierName: '白银会员',
  tone: 'silver',
  name: '林*夏',
  leaves: 16.8,
  growth: 1680,
  points: 2860,
  pointsNote: '200 积分 12 月 31 日到期',
} as const

test('a button that is closed or busy takes no taps and opens nothing', () => {
  const onClick = vi.fn()
  render(
    <Button disabled onClick={onClick} openType='share'>
      待发送
    </Button>,
  )
  render(
    <Button loading onClick={onClick}>
      提交中
    </Button>,
  )
  for (const button of screen.getAllByRole('button')) fireEvent.click(button)

  expect(onClick).not.toHaveBeenCalled()
  expect(screen.getByText('待发送').dataset.open).toBeUndefined()
})

test('an open button hands on the phone code, or null when the member refused', () => {
  const onPhone = vi.fn()
  render(
    <Button openType='getPhoneNumber' onPhone={onPhone}>
      手机号
    </Button>,
  )
  const button = screen.getByRole('button')
  const answer = (detail: object) => fireEvent(button, new CustomEvent('dblclick', { detail, bubbles: true }))
  answer({ code: 'abc' })
  answer({ errMsg: 'getPhoneNumber:fail user deny' })

  expect(button.dataset.open).toBe('getPhoneNumber')
  expect(onPhone.mock.calls).toEqual([['abc'], [null]])
})

test('consent is never ticked by itself, and a tap asks for the opposite', () => {
  const onChange = vi.fn()
  render(
    <Check checked={false} onChange={onChange}>
      我已阅读
    </Check>,
  )
  expect(screen.getByRole('checkbox').getAttribute('aria-checked')).toBe('false')
  fireEvent.click(screen.getByText('我已阅读'))
  expect(onChange).toHaveBeenCalledWith(true)
})

test('a switch says what it turns on, and does nothing when it may not be turned', () => {
  const onChange = vi.fn()
  render(<Switch checked onChange={onChange} label='长辈模式' />)
  render(<Switch checked={false} onChange={onChange} label='消息' disabled />)
  fireEvent.click(screen.getByRole('switch', { name: '消息' }))
  fireEvent.click(screen.getByRole('switch', { name: '长辈模式' }))

  expect(onChange.mock.calls).toEqual([[false]])
})

test('a row shows a chevron only when it leads somewhere', () => {
  const { container } = render(<ListItem title='卡包' value='3' />)
  expect(container.querySelector('.icon-chevron')).toBeNull()
  cleanup()
  const row = render(<ListItem title='卡包' onClick={() => {}} />)
  expect(row.container.querySelector('.icon-chevron')).not.toBeNull()
})

test('a tab that is tapped says its value', () => {
  const onChange = vi.fn()
  const items = [
    { value: 'all', label: '全部' },
    { value: 'spent', label: '使用' },
  ] as const
  render(<Segments items={items} value='all' onChange={onChange} />)
  fireEvent.click(screen.getByText('使用'))

  expect(screen.getByText('全部').getAttribute('aria-selected')).toBe('true')
  expect(onChange).toHaveBeenCalledWith('spent')
})

test('a sheet is there only when open, and its veil closes it', () => {
  const onClose = vi.fn()
  const { container, rerender } = render(<Sheet open={false} title='规格' onClose={onClose} />)
  expect(container.innerHTML).toBe('')
  rerender(<Sheet open title='规格' onClose={onClose} />)
  const veil = container.querySelector('.sheet-veil')
  if (veil) fireEvent.click(veil)
  expect(onClose).toHaveBeenCalledOnce()
})

test('the member card says what is missing, until when, and what expires', () => {
  const missing = { amount: 320, nextTierName: '黄金会员' }
  const { container } = render(<MemberCard {...bob} until='2027-03-31' missing={missing} />)

  for (const words of [
    '还差',
    '320',
    '升级黄金会员',
    '有效至 2027-03-31',
    '2,860',
    '200 积分 12 月 31 日到期',
  ])
    expect(container.textContent).toContain(words)
})

test('after its cycle a tier is only kept, and the card says until when', () => {
  const { container } = render(<MemberCard {...bob} until='2027-04-30' isProtected />)
  expect(container.textContent).toContain('保护期至 2027-04-30')
  expect(container.textContent).not.toContain('有效至')
})

test('at the top tier nothing is missing', () => {
  const { container } = render(<MemberCard {...bob} tone='diamond' leaves={20} />)
  expect(container.textContent).toContain('已是最高等级')
  expect(container.textContent).not.toContain('还差')
})

test('a guest reads what membership gives and can log in', () => {
  const onLogin = vi.fn()
  render(<MemberCard guest={{ lines: ['消费 1 元记 1 成长值'], action: '登录', onLogin }} />)
  fireEvent.click(screen.getByRole('button'))
  expect(onLogin).toHaveBeenCalledOnce()
})

test('a day of the week shows a tick, its points, or that it was missed', () => {
  const { container } = render(
    <Week
      days={[
        { label: '周四', points: 10, state: 'done' },
        { label: '周五', points: 10, state: 'missed' },
        { label: '今天', points: 15, state: 'today' },
      ]}
    />,
  )
  expect(container.querySelectorAll('.icon-check')).toHaveLength(1)
  expect(container.textContent).toBe('周四未签周五+15今天')
})

test.each([
  [68, 100, '68%'],
  [3, 1, '100%'],
  [1, 0, '0%'],
])('a bar of %i in %i is %s full', (value, max, width) => {
  const { container } = render(<Bar value={value} max={max} />)
  expect(container.querySelector<HTMLElement>('.bar > div')?.style.width).toBe(width)
})
