/** The member's WeChat account: login, address, messages, payment. Tests that need real codes give `wx.login` themselves. */
import type { Host } from '../host.ts'
import type { Package } from '../package/package.ts'
import type { Area } from './api.ts'

const demoAddress = {
  userName: '张三',
  postalCode: '510000',
  provinceName: '广东省',
  cityName: '广州市',
  countyName: '海珠区',
  streetName: '琶洲街道',
  detailInfo: '新港中路397号',
  detailInfoNew: '新港中路397号',
  nationalCode: '440105',
  nationalCodeFull: '440105',
  telNumber: '020-81167888',
}

export function accountArea(host: Host): Area {
  const authSetting = { 'scope.writePhotosAlbum': true }
  return {
    sync: {
      getAccountInfoSync: () => ({
        miniProgram: { appId: appIdOf(host.pkg), envVersion: 'develop', version: '' },
      }),
    },
    async: {
      login: () => ({ code: `code-${host.nextId()}` }),
      checkSession: () => ({}),
      getUserInfo: () => ({
        userInfo: { nickName: '微信用户', avatarUrl: '', gender: 0, language: 'zh_CN' },
      }),
      chooseAddress: async () => {
        await host.privacy.require()
        return demoAddress
      },
      getSetting: () => ({ authSetting, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
      openSetting: () => ({ authSetting }),
      authorize: () => ({}),
      requestSubscribeMessage: ({ tmplIds }: { tmplIds: string[] }) =>
        Object.fromEntries(tmplIds.map((id) => [id, 'accept'])),
      requestPayment: () => ({}),
    },
  }
}

/** WeChat's own stand-in when a project has no app id. */
function appIdOf(pkg: Package): string {
  const file = 'project.config.json'
  const { appid } = pkg.has(file) ? pkg.json<{ appid?: string }>(file) : {}
  return appid || 'touristappid'
}
