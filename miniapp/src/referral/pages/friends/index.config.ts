export default definePageConfig({ navigationBarTitleText: '邀请的好友', enablePullDownRefresh: true })
