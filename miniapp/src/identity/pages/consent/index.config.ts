export default definePageConfig({ navigationBarTitleText: '用户协议与隐私', enablePullDownRefresh: true })
