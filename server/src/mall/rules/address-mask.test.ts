import { expect, test } from 'vitest'
import { maskAddress } from './address-mask.ts'

const linxia = {
  name: '林知夏',
  phone: '13812342046',
  province: '浙江省',
  city: '杭州市',
  county: '西湖区',
  detail: '文三路 478 号 3 单元 501',
}

test('the road is shown, the door is not', () => {
  expect(maskAddress(linxia)).toEqual({
    name: '林*夏',
    phone: '138****2046',
    place: '杭州市西湖区文三路 ***',
  })
})

test.each([
  ['阳光花园 7 栋', '杭州市西湖区 ***'],
  ['滨江大道99号', '杭州市西湖区滨江大道 ***'],
  ['３号楼文三路口', '杭州市西湖区 ***'],
  ['', '杭州市西湖区 ***'],
])('of the place %s, %s is shown', (detail, place) => {
  expect(maskAddress({ ...linxia, detail }).place).toBe(place)
})

test('of a short number only the last two digits stay', () => {
  expect(maskAddress({ ...linxia, phone: '88234' }).phone).toBe('****34')
})
