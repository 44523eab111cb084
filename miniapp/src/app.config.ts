const tab = (name: string, text: string) => ({
  pagePath: `tabs/${name}/index`,
  text,
  iconPath: `assets/tab/${name}.png`,
  selectedIconPath: `assets/tab/${name}-on.png`,
})

export default defineAppConfig({
  pages: ['tabs/home/index', 'tabs/tasks/index', 'tabs/mall/index', 'tabs/me/index'],
  subPackages: [
    {
      root: 'mall/pages',
      name: 'mall',
      pages: ['product/index', 'confirm/index', 'gift/index', 'orders/index', 'order/index'],
    },
    { root: 'membership/pages', name: 'membership', pages: ['tiers/index', 'growth/index'] },
    { root: 'why/pages', name: 'why', pages: ['why/index'] },
    { root: 'points/pages', name: 'points', pages: ['history/index'] },
    {
      root: 'identity/pages',
      name: 'identity',
      pages: ['sign-in/index', 'consent/index', 'profile/index', 'consents/index'],
    },
    { root: 'people/pages', name: 'people', pages: ['privacy/index', 'close/index'] },
    {
      root: 'quizzes/pages',
      name: 'quizzes',
      pages: ['quiz/index', 'attempt/index', 'result/index'],
    },
    {
      root: 'draws/pages',
      name: 'draws',
      pages: ['draw/index', 'result/index', 'mine/index', 'verify/index'],
    },
    { root: 'outreach/pages', name: 'outreach', pages: ['settings/index'] },
    {
      root: 'referral/pages',
      name: 'referral',
      pages: [
        'landing/index',
        'accepted/index',
        'invite/index',
        'poster/index',
        'friends/index',
        'board/index',
      ],
    },
  ],
  preloadRule: {
    'tabs/home/index': {
      network: 'all',
      packages: ['identity', 'points', 'membership', 'referral', 'quizzes', 'draws'],
    },
    'tabs/me/index': { network: 'all', packages: ['people', 'outreach'] },
    'tabs/mall/index': { network: 'all', packages: ['mall'] },
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  requiredPrivateInfos: ['chooseAddress'],
  window: {
    // The browser preview draws a title bar only when it is asked to.
    navigationStyle: 'default',
    backgroundColor: '#f1f4ef',
    backgroundTextStyle: 'dark',
    navigationBarBackgroundColor: '#f1f4ef',
    navigationBarTitleText: '桂冠会员',
    navigationBarTextStyle: 'black',
  },
  tabBar: {
    color: '#5c6961',
    selectedColor: '#1c5c45',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [tab('home', '首页'), tab('tasks', '任务'), tab('mall', '商城'), tab('me', '我的')],
  },
})
