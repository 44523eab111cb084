import { describe, expect, test } from 'vitest'
import { refuseEdit, refusePause, refuseSubmit, type Standing, stateOf, versionState } from './states.ts'

const standing = (patch: Partial<Standing> = {}): Standing => ({
  spans: [],
  pausedAt: null,
  endedAt: null,
  newest: 'draft',
  ...patch,
})

test('a submitted version stands where its approval stands', () => {
  expect(versionState('draft', 'rejected')).toBe('draft')
  expect(versionState('approved', 'approved')).toBe('approved')
  expect(versionState('review', 'asked')).toBe('review')
  expect(versionState('review', 'approved')).toBe('review')
  expect(versionState('review', 'rejected')).toBe('rejected')
  expect(versionState('review', 'withdrawn')).toBe('draft')
  expect(versionState('review', 'expired')).toBe('draft')
  expect(versionState('review', null)).toBe('draft')
})

describe('an offer', () => {
  const at = (patch: Partial<Standing>) => stateOf(standing(patch), 15)

  test('is what its spans and its newest version say', () => {
    expect(at({})).toBe('draft')
    expect(at({ newest: 'rejected' })).toBe('draft')
    expect(at({ newest: 'review' })).toBe('review')
    expect(at({ newest: 'approved', spans: [[1, 20, 30]] })).toBe('approved')
    expect(at({ newest: 'review', spans: [[1, 10, 20]] })).toBe('live')
    expect(at({ newest: 'approved', spans: [[1, 10, 12]] })).toBe('ended')
    expect(at({ newest: 'draft', spans: [[1, 10, 12]] })).toBe('draft')
    expect(at({ newest: 'approved', spans: [[1, 10, 12]], pausedAt: 12 })).toBe('paused')
    expect(at({ newest: 'approved', spans: [[1, 10, 12]], pausedAt: 12, endedAt: 13 })).toBe('ended')
  })

  test('is edited and submitted unless it is in review or over, paused once it was in force', () => {
    expect(refuseEdit(standing())).toBe(null)
    expect(refuseEdit(standing({ newest: 'review' }))).toBe('OFFER_IN_REVIEW')
    expect(refuseEdit(standing({ endedAt: 1 }))).toBe('OFFER_ENDED')
    expect(refuseSubmit(standing({ newest: 'rejected' }))).toBe(null)
    expect(refuseSubmit(standing({ newest: 'review' }))).toBe('OFFER_IN_REVIEW')
    expect(refuseSubmit(standing({ newest: 'approved' }))).toBe('OFFER_NO_DRAFT')
    expect(refuseSubmit(standing({ endedAt: 1 }))).toBe('OFFER_NO_DRAFT')
    expect(refusePause(standing())).toBe('OFFER_NOT_LIVE')
    expect(refusePause(standing({ spans: [[1, 0, 1]] }))).toBe(null)
    expect(refusePause(standing({ spans: [[1, 0, 1]], pausedAt: 1 }))).toBe('OFFER_NOT_LIVE')
  })
})
