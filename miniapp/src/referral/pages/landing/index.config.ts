export default definePageConfig({
  navigationBarTitleText: '好友邀请',
  // Opened from Moments: WeChat's bar stands above the page, not over it.
  singlePage: { navigationBarFit: 'squeezed' },
})
