export default definePageConfig({ navigationBarTitleText: '我接受的邀请' })
