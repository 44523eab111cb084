/**
 * Who may ask what. This page is the promise; the test holds every route against it, for every kind of caller.
 * anyone: a token is not even looked at. guest: a member's session is used when there is one. member. Or the roles of operators.
 */
export const ROLES = ['admin', 'editor', 'approver', 'manager', 'auditor'] as const

const ANY_OPERATOR = ROLES.join(' ')

export const access: Record<string, string> = {
  'GET /identity/consent': 'anyone',
  'POST /identity/sign-in': 'anyone',
  'POST /identity/refresh': 'anyone',
  'POST /identity/sign-out': 'member',
  'POST /identity/sign-out-everywhere': 'member',
  'GET /identity/me': 'member',
  'PUT /identity/nickname': 'member',
  'PUT /identity/avatar': 'member',
  'POST /identity/phone': 'member',
  'POST /identity/phone/codes': 'guest',
  'POST /identity/phone/by-code': 'member',
  'DELETE /identity/phone': 'member',
  'GET /identity/consents': 'member',
  'POST /identity/consent': 'member',
  'POST /identity/consent/withdraw': 'member',

  'GET /tabs/home': 'guest',
  'GET /tabs/me': 'guest',
  'GET /points': 'member',
  'GET /points/history': 'member',
  'GET /membership/tiers': 'guest',
  'GET /membership/growth': 'member',
  'GET /membership/changes': 'member',
  'GET /admin/membership/flow': ANY_OPERATOR,

  'GET /tasks/sign-in': 'guest',
  'POST /tasks/sign-in': 'member',
  'GET /tasks': 'guest',
  'POST /tasks/:taskId/claim': 'member',
  'GET /quizzes': 'guest',
  'GET /quizzes/:quizId': 'guest',
  'POST /quizzes/:quizId/seen': 'member',
  'POST /quizzes/:quizId/attempts': 'member',
  'GET /quizzes/attempts/:attemptId': 'member',
  'POST /quizzes/attempts/:attemptId/answers': 'member',
  'POST /quizzes/attempts/:attemptId/submit': 'member',
  'GET /admin/quizzes/held': ANY_OPERATOR,
  'POST /admin/quizzes/attempts/:attemptId/decide': 'admin approver',
  'GET /mall': 'guest',
  'GET /mall/products/:productId': 'guest',
  'POST /mall/orders': 'member',
  'POST /mall/gifts': 'member',
  'GET /mall/orders': 'member',
  'GET /mall/orders/:orderId': 'member',
  'POST /mall/orders/:orderId/cancel': 'member',
  'POST /mall/orders/:orderId/receive': 'member',

  'GET /referral/programmes': 'guest',
  'GET /referral/programmes/:offerId': 'guest',
  'GET /referral/programmes/:offerId/friends': 'member',
  'GET /referral/programmes/:offerId/board': 'guest',
  'PUT /referral/programmes/:offerId/board': 'member',
  'POST /referral/links': 'guest',
  'GET /referral/links/:code/poster': 'guest',
  'GET /referral/landing/:code': 'guest',
  'POST /referral/touches': 'guest',
  'POST /referral/landing/:code/refuse': 'guest',
  'POST /referral/accept': 'member',
  'GET /referral/bindings': 'member',
  'POST /admin/referral/links': 'admin editor manager',
  'GET /admin/referral/reviews': ANY_OPERATOR,
  'POST /admin/referral/reviews': 'admin approver',

  'GET /outreach/settings': 'member',
  'POST /outreach/answers': 'member',
  'PUT /outreach/settings/:templateId': 'member',

  'POST /leads/join': 'anyone', // the code that was sent says who it is
  'GET /admin/leads': 'admin manager auditor',
  'POST /admin/leads': 'admin editor manager',
  'GET /admin/leads/:leadId': 'admin manager auditor',
  'POST /admin/leads/:leadId/state': 'admin manager',
  'POST /admin/leads/:leadId/manager': 'admin',
  'POST /admin/leads/:leadId/custody': 'admin manager',
  'GET /admin/branches': ANY_OPERATOR,
  'PUT /admin/branches/:id': 'admin',
  'POST /admin/mailings': 'admin editor manager',
  'GET /admin/mailings/:mailingId': ANY_OPERATOR,
  'POST /admin/mailings/:mailingId/stop': 'admin editor manager',

  'POST /events': 'anyone', // its signature says who it is

  'GET /why/:subject': 'member',

  'GET /people/mine': 'member',
  'GET /people/mine/export': 'member',
  'POST /people/mine/close': 'member',
  'POST /admin/members/search': 'admin manager',
  'GET /admin/members/:memberId': ANY_OPERATOR,
  'POST /admin/members/:memberId/reveal': 'admin manager',
  'PUT /admin/members/:memberId/customer': 'admin manager',
  'POST /admin/members/:memberId/customer/unlink': 'admin manager',
  'GET /admin/members/:memberId/changes': ANY_OPERATOR,
  'GET /admin/members/:memberId/why/:subject': ANY_OPERATOR,
  'POST /admin/members/:memberId/merges': 'admin manager',
  'POST /admin/members/:memberId/unmerges': 'admin manager',
  'GET /admin/people/keys': 'admin auditor',

  'POST /admin/sign-in': 'anyone',
  'POST /admin/session': 'anyone',
  'GET /admin/session': ANY_OPERATOR,
  'POST /admin/sign-out': ANY_OPERATOR,
  'GET /admin/me': ANY_OPERATOR,
  'PUT /admin/me/password': ANY_OPERATOR,
  'POST /admin/totp': ANY_OPERATOR,
  'POST /admin/totp/confirm': ANY_OPERATOR,
  'GET /admin/operators': ANY_OPERATOR,
  'POST /admin/operators': 'admin',
  'PUT /admin/operators/:operatorId/role': 'admin',
  'PUT /admin/operators/:operatorId/state': 'admin',
  'PUT /admin/operators/:operatorId/password': 'admin',
  'POST /admin/operators/:operatorId/admin': 'admin',
  'POST /admin/operators/:operatorId/drop-totp': 'admin',
  'GET /admin/audit': 'admin auditor',
  'GET /admin/audit.csv': 'admin auditor',
  'POST /admin/images': 'admin editor',
  'GET /admin/approvals': ANY_OPERATOR,
  'POST /admin/approvals/:approvalId/approve': 'admin approver manager',
  'POST /admin/approvals/:approvalId/reject': 'admin approver manager',
  'POST /admin/approvals/:approvalId/withdraw': 'admin editor approver manager',

  'GET /admin/referral/funnel': ANY_OPERATOR,
  'GET /admin/referral/graph': ANY_OPERATOR,
  'GET /admin/referral/spreaders': ANY_OPERATOR,
  'GET /admin/referral/growth': ANY_OPERATOR,
  'GET /admin/referral/results': ANY_OPERATOR,
  'GET /admin/referral/invitees/:inviteeId': ANY_OPERATOR,
  'GET /admin/referral/opportunities': ANY_OPERATOR,

  'GET /admin/budgets': ANY_OPERATOR,
  'POST /admin/budgets': 'admin editor',
  'PUT /admin/budgets/:budgetId/caps': 'admin editor',
  'GET /admin/budgets/:budgetId/burn': ANY_OPERATOR,
  'POST /admin/budgets/:budgetId/top-ups': 'admin editor',

  'GET /admin/offer-kinds': ANY_OPERATOR,
  'GET /admin/offers': ANY_OPERATOR,
  'GET /admin/offers/:offerId': ANY_OPERATOR,
  'GET /admin/offers/:offerId/versions': ANY_OPERATOR,
  'GET /admin/offers/:offerId/diff': ANY_OPERATOR,
  'POST /admin/offers': 'admin editor',
  'PUT /admin/offers/:offerId': 'admin editor',
  'POST /admin/offers/:offerId/check': ANY_OPERATOR,
  'POST /admin/offers/:offerId/rehearse': ANY_OPERATOR,
  'POST /admin/offers/:offerId/submit': 'admin editor',
  'POST /admin/offers/:offerId/pause': 'admin editor approver',
  'POST /admin/offers/:offerId/resume': 'admin editor',
  'POST /admin/offers/:offerId/end': 'admin editor',

  'GET /admin/outreach/templates': ANY_OPERATOR,
  'POST /admin/outreach/templates': 'admin editor',
  'PUT /admin/outreach/templates/:templateId': 'admin editor',
  'GET /admin/outreach/messages': 'admin manager auditor',
  'GET /admin/outreach/health': ANY_OPERATOR,
  'POST /admin/outreach/restrictions/:kind/lift': 'admin',

  'GET /admin/event-sources': ANY_OPERATOR,
  'POST /admin/event-sources': 'admin',
  'PUT /admin/event-sources/:sourceId': 'admin',
  'POST /admin/event-sources/:sourceId/keys': 'admin',

  'GET /admin/products': ANY_OPERATOR,
  'GET /admin/products/:productId': ANY_OPERATOR,
  'POST /admin/products': 'admin editor',
  'PUT /admin/products/:productId': 'admin editor',
  'PUT /admin/products/:productId/state': 'admin editor',
  'PUT /admin/skus/:skuId': 'admin editor',
  'POST /admin/skus/:skuId/stock': 'admin editor',
  'POST /admin/skus/:skuId/codes': 'admin editor',
  'GET /admin/shelf': ANY_OPERATOR,
  'PUT /admin/shelf': 'admin editor',

  'GET /admin/orders': ANY_OPERATOR,
  'POST /admin/orders/:orderId/address': 'admin editor manager',
  'POST /admin/orders/:orderId/fulfil': 'admin editor manager',
  'POST /admin/orders/:orderId/ship': 'admin editor manager',
  'POST /admin/orders/:orderId/cancel': 'admin editor manager',
}

export type Caller = 'nobody' | 'member' | 'expired' | 'garbage' | (typeof ROLES)[number]
export type Verdict = 'in' | 'SESSION_MISSING' | 'SESSION_EXPIRED' | 'ROLE_MISSING'

export function expected(who: string, caller: Caller): Verdict {
  if (who === 'anyone') return 'in'
  if (caller === 'nobody') return who === 'guest' ? 'in' : 'SESSION_MISSING'
  if (caller === 'expired' || caller === 'garbage') return 'SESSION_EXPIRED'
  const forMembers = who === 'guest' || who === 'member'
  if (forMembers !== (caller === 'member')) return 'SESSION_EXPIRED'
  return forMembers || who.split(' ').includes(caller) ? 'in' : 'ROLE_MISSING'
}
