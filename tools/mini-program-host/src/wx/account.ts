/** The member's WeChat account: login, address, messages, payment. Tests that need real codes give `wx.login` themselves. */
import type { Host } from '../host.ts'
import type { Package } from '../package/package.ts'
import { answerOf } from '../view/answers.ts'
import { type Area, failure } from './api.ts'
import { subscribing } from './subscribe.ts'

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
        mustBeListed(host.pkg, 'chooseAddress')
        await host.privacy.require('chooseAddress')
        return answerOf(host, 'chooseAddress')
      },
      getSetting: () => ({ authSetting, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
      openSetting: () => ({ authSetting }),
      authorize: () => ({}),
      requestSubscribeMessage: subscribing(host),
      requestPayment: () => ({}),
    },
  }
}

/** Functions about places must stand in app.json, beside the privacy guide. */
function mustBeListed({ config }: Package, name: string): void {
  if (config.requiredPrivateInfos && !config.requiredPrivateInfos.includes(name)) {
    throw failure('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json')
  }
}

/** WeChat's own stand-in when a project has no app id. */
function appIdOf(pkg: Package): string {
  const file = 'project.config.json'
  const { appid } = pkg.has(file) ? pkg.json<{ appid?: string }>(file) : {}
  return appid || 'touristappid'
}
