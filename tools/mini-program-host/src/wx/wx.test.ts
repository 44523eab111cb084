import { expect, test } from 'vitest'
import { open } from '../fixture/world.ts'

test('storage survives a relaunch when its map does, and only then', async () => {
  const storage = new Map<string, string>()
  for (const launches of [1, 2]) {
    await using world = await open({ storage })
    expect(await world.mp.callWxMethod('getStorageSync', 'launches')).toBe(launches)
  }
  await using stranger = await open()
  expect(await stranger.mp.callWxMethod('getStorageSync', 'launches')).toBe(1)
})

test('storage answers as WeChat does: empty text for nothing, or a failure', async () => {
  await using world = await open()
  expect(await world.mp.callWxMethod('getStorageSync', 'none')).toBe('')
  await expect(world.mp.callWxMethod('getStorage', { key: 'none' })).rejects.toThrow(
    'getStorage:fail data not found',
  )
  await world.mp.callWxMethod('setStorage', { key: 'a', data: { b: [1] } })
  expect(await world.mp.callWxMethod('getStorage', { key: 'a' })).toMatchObject({ data: { b: [1] } })
  expect(await world.mp.callWxMethod('getStorageInfoSync')).toMatchObject({ keys: ['launches', 'a'] })
})

test('the owner’s wx answers with a promise: value to success, error to fail', async () => {
  const login = async () => ({ code: 'code-of-alice' })
  const chooseAddress = () => Promise.reject(new Error('cancel'))
  await using world = await open({ wx: { login, chooseAddress } })
  expect(await world.mp.callWxMethod('login')).toEqual({ code: 'code-of-alice', errMsg: 'login:ok' })
  await expect(world.mp.callWxMethod('chooseAddress')).rejects.toThrow('chooseAddress:fail cancel')
})

test('without callbacks a wx function answers with a promise of the page’s world', async () => {
  await using world = await open()
  const answers = await world.mp.evaluate(`async function () {
    const promise = wx.getNetworkType()
    const refused = await wx.navigateTo({ url: '/pages/me/index' }).catch(({ errMsg }) => errMsg)
    return [promise instanceof Promise, (await promise).networkType, refused]
  }`)
  expect(answers).toEqual([true, 'wifi', 'navigateTo:fail can not navigateTo a tabbar page'])
})

test('success and complete are called later, never within the call', async () => {
  await using world = await open()
  const order = await world.mp.evaluate(`function () {
    return new Promise((resolve) => {
      const order = []
      wx.getSystemInfo({ success: () => order.push('success'), complete: () => resolve([...order, 'complete']) })
      order.push('after the call')
    })
  }`)
  expect(order).toEqual(['after the call', 'success', 'complete'])
})

test('an address is a whole Chinese address', async () => {
  await using world = await open()
  const address = await world.mp.callWxMethod('chooseAddress')
  expect(address).toMatchObject({ errMsg: 'chooseAddress:ok', provinceName: '广东省', cityName: '广州市' })
  expect(Object.keys(address)).toEqual(
    expect.arrayContaining(['userName', 'telNumber', 'countyName', 'detailInfo']),
  )
})

test('a modal waits for the member, who confirms or cancels', async () => {
  await using world = await open()
  const first = world.mp.callWxMethod('showModal', { title: 'Sure?' })
  await expect.poll(() => world.host.ui.modal?.title).toBe('Sure?')
  await world.mp.native().confirmModal()
  expect(await first).toMatchObject({ confirm: true, cancel: false })

  const second = world.mp.callWxMethod('showModal', { title: 'Really?' })
  await expect.poll(() => world.host.ui.modal?.title).toBe('Really?')
  await world.mp.native().cancelModal()
  expect(await second).toMatchObject({ confirm: false, cancel: true })
  await expect(world.mp.native().confirmModal()).rejects.toThrow('no modal is open')
})

test('an action sheet is answered by index, or cancelled', async () => {
  await using world = await open()
  const chosen = world.mp.callWxMethod('showActionSheet', { itemList: ['a', 'b'] })
  await expect.poll(() => world.host.ui.sheet?.items).toEqual(['a', 'b'])
  world.host.ui.sheet?.answer(1)
  expect(await chosen).toMatchObject({ tapIndex: 1 })

  const cancelled = world.mp.callWxMethod('showActionSheet', { itemList: ['a'] })
  const isCancelled = expect(cancelled).rejects.toThrow('showActionSheet:fail cancel')
  await expect.poll(() => world.host.ui.sheet).not.toBeNull()
  world.host.ui.sheet?.answer(-1)
  await isCancelled
})

test('a toast goes after its time, and is remembered', async () => {
  await using world = await open()
  await world.mp.callWxMethod('showToast', { title: 'saved', duration: 20 })
  await expect.poll(() => world.host.ui.toast).toBeNull()
  expect(world.host.ui.toasts).toEqual(['saved'])
})

test('the clipboard keeps what was copied', async () => {
  await using world = await open()
  await world.mp.callWxMethod('setClipboardData', { data: 'AB-12' })
  expect(await world.mp.callWxMethod('getClipboardData')).toMatchObject({ data: 'AB-12' })
})

test('a selector query reads elements, with rectangles from the owner’s layout', async () => {
  await using world = await open({ layout: () => ({ left: 1, top: 2, width: 30, height: 40 }) })
  const results = await world.mp.evaluate(`function () {
    return new Promise((resolve) => wx.createSelectorQuery()
      .select('#title').boundingClientRect()
      .selectAll('button').fields({ dataset: true })
      .select('.nowhere').boundingClientRect()
      .exec(resolve))
  }`)
  expect(results[0]).toEqual({
    id: 'title',
    dataset: { kind: 'big' },
    left: 1,
    top: 2,
    right: 31,
    bottom: 42,
    width: 30,
    height: 40,
  })
  expect(results[1]).toContainEqual({ dataset: { step: '2' } })
  expect(results[2]).toBeNull()
})

test('what is on the page is in view, once', async () => {
  await using world = await open()
  const ratios = await world.mp.evaluate(`function () {
    return new Promise((resolve) => wx.createIntersectionObserver()
      .relativeToViewport().observe('#title', ({ id, intersectionRatio }) => resolve([id, intersectionRatio])))
  }`)
  expect(ratios).toEqual(['title', 1])
})

test('a canvas is drawn for real and saved as a picture', async () => {
  await using world = await open()
  const { tempFilePath, info } = await world.mp.evaluate(`function () {
    return new Promise((resolve, reject) => wx.createSelectorQuery().select('#poster').node().exec(async ([{ node }]) => {
      node.width = 20
      node.height = 10
      const context = node.getContext('2d')
      const image = node.createImage()
      image.onerror = reject
      image.onload = async () => {
        context.drawImage(image, 0, 0, 20, 10)
        const [red] = context.getImageData(5, 5, 1, 1).data
        const { tempFilePath } = await wx.canvasToTempFilePath({ canvas: node })
        await wx.saveImageToPhotosAlbum({ filePath: tempFilePath })
        const { width, height } = await wx.getImageInfo({ src: tempFilePath })
        resolve({ tempFilePath, info: [red, width, height] })
      }
      image.src = '/assets/dot.png'
    }))
  }`)
  expect(info).toEqual([220, 20, 10])
  expect(world.host.album).toEqual([world.host.files.locate(tempFilePath)])
})

test('a compressed picture is a JPEG of the width asked for', async () => {
  await using world = await open()
  const { tempFilePath } = await world.mp.callWxMethod('compressImage', {
    src: '/assets/dot.png',
    compressedWidth: 4,
    quality: 50,
  })
  expect(tempFilePath).toMatch(/\.jpg$/)
  expect(await world.mp.callWxMethod('getImageInfo', { src: tempFilePath })).toMatchObject({ width: 4 })
})

test('an animation exports its steps once', async () => {
  await using world = await open()
  const [first, second] = await world.mp.evaluate(`function () {
    const animation = wx.createAnimation({ duration: 100 })
    animation.opacity(0.5).translateX(10).step({ duration: 200 })
    return [animation.export(), animation.export()]
  }`)
  expect(first.actions[0].animates).toEqual([
    { type: 'opacity', args: [0.5] },
    { type: 'translateX', args: [10] },
  ])
  expect(first.actions[0].option.transition.duration).toBe(200)
  expect(second.actions).toEqual([])
})

test.each([
  ['reportEvent', ['seen', {}]],
  ['canIUse', ['getUpdateManager']],
  ['getUpdateManager', []],
  ['getAccountInfoSync', []],
])('%s answers without a fuss', async (method, args) => {
  await using world = await open()
  await world.mp.callWxMethod(method, ...args)
  expect(world.host.errors).toEqual([])
})
