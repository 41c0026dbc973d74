import type { AccountKind } from '../model/model.js';

const ACCOUNTS: Readonly<Record<AccountKind, string>> = {
  'zero-balance': '零余额账户',
  special: '财政专户',
  'own-funds': '实有资金账户',
  township: '乡镇账户',
  'agent-batch': '代发账户',
  platform: '平台公司账户',
  treasury: '国库账户',
  clearing: '清算账户',
  tax: '税款账户',
  'social-security': '社保账户',
  utility: '水电气缴费账户',
  enterprise: '企业账户',
  merchant: '商户账户',
  household: '农户账户',
  person: '个人账户',
  'village-collective': '村集体账户',
  wages: '工资账户',
  cash: '现金',
  unknown: '账户不明',
};

/** Words that rules put among the facts of a finding, and what they are in Chinese. A message tells such a fact as `{name:word}`; several stand with a comma between. */
const WORDS: Readonly<Record<string, string>> = {
  proven: '可证实',
  unproven: '无法证实',
  none: '无',
  // Kinds of account into which money was paid (ZH-01), or of a collector of whom nothing else is known (GX-04).
  ...ACCOUNTS,
  // States of an account (ZH-07).
  closed: '已销户',
  frozen: '已冻结',
  dormant: '久悬不动',
  'not open yet': '尚未开户',
  'held in another name': '户名不符',
  'held by another person': '户主非领取人',
  'sending payments back': '多次退票',
  // Who is dead or away (SK-10).
  'The person': '该人',
  'The last one of the household': '该户仅剩的成员',
  died: '死亡',
  'went to prison': '服刑',
  'went missing': '失踪',
  // What was paid for (SY-02), and who was paid beside his office (SK-09).
  'not in the plan': '不在方案内',
  payroll: '财政供养人员',
  cadre: '村干部',
  // Slices below a limit (GX-09), and what a loser got it as (GX-14).
  contracts: '合同',
  payments: '付款',
  subcontract: '分包',
  // What bidders have in common (GX-11).
  'bond account': '同一保证金账户',
  preparer: '同一标书编制人',
  'project manager': '同一项目经理',
  representative: '同一法定代表人',
  owner: '同一股东或实际控制人',
  contact: '同一联系方式',
  phone: '同一电话',
  address: '同一地址',
  email: '同一邮箱',
  device: '同一设备',
  ip: '同一 IP 地址',
  // Signals of cover bids (GX-13).
  'companion bids': '固定陪标',
  'close offers': '报价异常接近或等差',
  'identical offers': '报价相同',
  'near the budget': '中标价贴近预算',
  'others ruled out': '其余投标均被否决',
  'single offer': '仅一家投标',
  // Signs of a shell (GX-16).
  young: '成立不久即获资金',
  'public money only': '进账几乎全为财政资金',
  'leaves to few': '资金很快流向少数人',
  members: '成员人数或农民比例不足',
  'shared contact': '与其他受益主体共用联系方式',
  'no tax or staff': '无纳税、参保或经营支出',
  'many projects': '短期内承接多个项目',
};

/** A fact that is one or several of the rules' words, in a reader's language; what is none of them stays. */
export function wordsOf(fact: string, language: 'zh' | 'en'): string {
  if (language === 'en') return fact;
  return fact
    .split(', ')
    .map((word) => WORDS[word] ?? word)
    .join('、');
}
