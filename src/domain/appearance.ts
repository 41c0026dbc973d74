import type { AppearanceView, Caption, StepAppearance, Tone } from './appearance.shapes.js';

const both = (zh: string, en: string): Caption => ({ zh, en });
const tone = (light: string, dark: string): Tone => ({ light, dark });

// Three quiet families: what the state is (slate), what is built (green), who receives (brown). Red, orange, yellow and
// blue stay free: they mean the level of a warning.
const DOCUMENT = { border: tone('#1d39c4', '#85a5ff'), fill: tone('#f3f6ff', '#1a2140') };
const PUBLIC = { border: tone('#33526e', '#9db8d0'), fill: tone('#f5f8fa', '#1b252e') };
const BUILT = { border: tone('#2f6b2f', '#95c98f'), fill: tone('#f3f9f1', '#1b281a') };
const COMPANY = { border: tone('#7a4a12', '#d9b078'), fill: tone('#fdf7ee', '#2c2317') };
const PEOPLE = { border: tone('#8a3b12', '#e2a283'), fill: tone('#fdf4ef', '#2d2019') };
const MANY = { border: tone('#595959', '#a6a6a6'), fill: tone('#ffffff', '#1f1f1f') };

const QUOTA = tone('#4a6278', '#9db3c7');
const MONEY = tone('#0a6c5e', '#5fc4b3');
const QUOTA_BACK = tone('#6b3fa0', '#b79ae0');
const MONEY_BACK = tone('#a8127e', '#f089cf');
const CASH = tone('#6b5900', '#d6c168');

type Drawn = Pick<StepAppearance, 'ledger' | 'backward' | 'mark' | 'arrow' | 'colour'>;
const quota: Drawn = { ledger: 'quota', backward: false, mark: '', arrow: 'triangle', colour: QUOTA };
const quotaBack: Drawn = { ledger: 'quota', backward: true, mark: '↩', arrow: 'vee', colour: QUOTA_BACK };
const money: Drawn = { ledger: 'money', backward: false, mark: '', arrow: 'triangle', colour: MONEY };
const moneyBack: Drawn = { ledger: 'money', backward: true, mark: '↩', arrow: 'vee', colour: MONEY_BACK };

/** How everything a trace can show looks and is called, as data. Served at GET /api/appearance; no other file lists captions or colours of kinds. */
export const APPEARANCE: AppearanceView = {
  nodes: [
    {
      kind: 'Document',
      caption: both('文件', 'Document'),
      shape: 'cut-rectangle',
      line: 'solid',
      icon: 'M4 1.5h5.5L12.5 4.5v10h-8.5zM9.5 1.5v3h3M6 8h4.5M6 11h4.5',
      ...DOCUMENT,
    },
    {
      kind: 'Region',
      caption: both('地区', 'Region'),
      shape: 'round-rectangle',
      line: 'solid',
      icon: 'M8 14.5s5-4.6 5-8.2a5 5 0 0 0-10 0c0 3.6 5 8.2 5 8.2zM8 8.2a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8z',
      ...PUBLIC,
    },
    {
      kind: 'Unit',
      caption: both('单位', 'Unit'),
      shape: 'round-rectangle',
      line: 'solid',
      icon: 'M1.5 6 8 2l6.5 4zM3.5 6v6M6.5 6v6M9.5 6v6M12.5 6v6M1.5 14h13',
      ...PUBLIC,
    },
    { kind: 'Project', caption: both('项目', 'Project'), shape: 'hexagon', line: 'solid', icon: 'M2 14V7l4 2.5V7l4 2.5V3.5h3.5V14zM1.5 14h13', ...BUILT },
    { kind: 'Account', caption: both('账户', 'Account'), shape: 'barrel', line: 'solid', icon: 'M1.5 4h13v8.5h-13zM1.5 6.8h13M4 10h3', ...PUBLIC },
    {
      kind: 'PayoutBatch',
      caption: both('一卡通批次', 'Payout batch'),
      shape: 'round-rectangle',
      line: 'solid',
      icon: 'M4.5 2h10v6.5M3 4h10v6.5M1.5 6h10v7h-10zM1.5 8.5h10',
      ...PUBLIC,
    },
    {
      kind: 'Enterprise',
      caption: both('企业', 'Enterprise'),
      shape: 'rectangle',
      line: 'solid',
      icon: 'M2.5 14.5V2h7v12.5M9.5 6h4v8.5M1.5 14.5h13M5 5h2M5 8h2M5 11h2',
      ...COMPANY,
    },
    {
      kind: 'Household',
      caption: both('农户', 'Household'),
      shape: 'pentagon',
      line: 'solid',
      icon: 'M1.5 8 8 2l6.5 6M3.5 6.5v7.5h9V6.5M6.5 14v-4h3v4',
      ...PEOPLE,
    },
    {
      kind: 'Person',
      caption: both('个人', 'Person'),
      shape: 'ellipse',
      line: 'solid',
      icon: 'M8 7.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 14.5c.6-3.2 2.8-5 6-5s5.400 1.800 6 5',
      ...PEOPLE,
    },
    { kind: 'Rest', caption: both('其余', 'The others'), shape: 'round-rectangle', line: 'dashed', icon: 'M8 3v10M3 8h10', ...MANY },
    {
      kind: 'Outside',
      caption: both('辖区外', 'Outside the scope'),
      shape: 'octagon',
      line: 'dotted',
      icon: 'M3.5 7h9v7h-9zM5.500 7V4.500a2.500 2.500 0 0 1 5 0V7',
      ...MANY,
    },
  ],
  steps: [
    { kind: 'distribution', caption: both('下达', 'Distribution'), ...quota },
    { kind: 'reduction', caption: both('调减', 'Reduction'), ...quotaBack },
    { kind: 'recall', caption: both('收回指标', 'Recall of quota'), ...quotaBack },
    { kind: 'adjustment', caption: both('调整', 'Adjustment'), ...quota, mark: '⇄' },
    { kind: 'carry-over', caption: both('结转', 'Carry-over'), ...quota, mark: '⤼' },
    { kind: 'reissue', caption: both('重新下达', 'Reissue'), ...quota, mark: '⟳' },
    { kind: 'pooling', caption: both('统筹整合', 'Pooling'), ...quota, mark: '⊕' },
    { kind: 'assignment', caption: both('落实到单位', 'Assignment'), ...quota },
    { kind: 'payment', caption: both('支付', 'Payment'), ...money },
    { kind: 'transfer', caption: both('划转', 'Transfer'), ...money, arrow: 'triangle-backcurve' },
    { kind: 'bounce', caption: both('退票', 'Bounce'), ...moneyBack },
    { kind: 'refund', caption: both('退回', 'Refund'), ...moneyBack },
    { kind: 'recovery', caption: both('追回', 'Recovery'), ...moneyBack },
    { kind: 'reversal', caption: both('冲正', 'Reversal'), ...moneyBack, arrow: 'triangle-tee' },
    { kind: 'reclassification', caption: both('更正', 'Reclassification'), ...money, mark: '⇄' },
    { kind: 'cash', caption: both('取现', 'Cash withdrawal'), ...money, mark: '¤', arrow: 'circle-triangle', colour: CASH },
  ],
  grades: [
    {
      grade: 'documented',
      caption: both('有据', 'Documented'),
      meaning: both('凭证或文件逐笔载明，一分不差', 'Stated by a document or voucher, exact to the fen'),
      line: 'solid',
      mark: '',
    },
    {
      grade: 'remark',
      caption: both('附言', 'By remark'),
      meaning: both('银行附言写明项目或批次', "The bank's purpose text names the project or batch"),
      line: 'solid',
      mark: '※',
    },
    {
      grade: 'attributed',
      caption: both('推算', 'Attributed'),
      meaning: both('资金混同后按方法推算，不是单据所载', 'Computed by a method after money was mixed; no paper states it'),
      line: 'dashed',
      mark: '≈',
    },
  ],
  levels: [
    { level: 'central', caption: both('中央', 'Central') },
    { level: 'province', caption: both('省', 'Province') },
    { level: 'city', caption: both('市', 'City') },
    { level: 'county', caption: both('县', 'County') },
    { level: 'township', caption: both('乡镇', 'Township') },
    { level: 'unit', caption: both('单位', 'Unit') },
    { level: 'intermediate', caption: both('中间账户', 'Intermediate account') },
    { level: 'payee', caption: both('收款人', 'Payee') },
    { level: 'onward', caption: both('后续流转', 'Onward') },
    { level: 'outside', caption: both('辖区外', 'Outside the scope') },
  ],
  reasons: [
    {
      reason: 'time-inconsistent',
      caption: both('时间不一致', 'Out of time order'),
      meaning: both('支出早于来款。请核对两张凭证的日期', 'Money left before it had come. Compare the dates of both vouchers'),
    },
    {
      reason: 'no-onward-link',
      caption: both('没有后续凭据', 'No onward link'),
      meaning: both('资金到达后没有文件或流水说明去向。请调取该账户流水', 'Nothing says where it went on. Ask for the statement of that account'),
    },
    {
      reason: 'cash',
      caption: both('现金提取', 'Withdrawn in cash'),
      meaning: both('取现之后无法沿账户追踪。请查现金日记账', 'Cash cannot be followed through accounts. See the cash journal'),
    },
    {
      reason: 'payee-unknown',
      caption: both('收款人不明', 'Payee unknown'),
      meaning: both('凭证没有可识别的收款人。请查原始凭证', 'The voucher names no payee that can be told. See the paper voucher'),
    },
    {
      reason: 'account-outside-data',
      caption: both('账户不在数据内', 'Account outside the data'),
      meaning: both('收款账户的流水没有装载', 'The statement of the receiving account has not been loaded'),
    },
    {
      reason: 'outside-period',
      caption: both('期间之外', 'Outside the period'),
      meaning: both('发生在已装载数据的期间之外', 'It lies outside the period that the loaded data covers'),
    },
    {
      reason: 'cut-off',
      caption: both('达到追踪上限', 'Beyond the limit'),
      meaning: both('超出追踪步数、天数或笔数上限，没有继续追踪', 'Beyond the hops, the days or the number of payments followed; it was not followed further'),
    },
    {
      reason: 'outside-scope',
      caption: both('辖区外', 'Outside the scope'),
      meaning: both('去向在您的辖区之外，只给合计', 'It went outside your region; only its sum is shown'),
    },
  ],
  methods: [
    {
      method: 'proRata',
      caption: both('按比例', 'Pro-rata'),
      meaning: both('流出的钱按各来源余额的比例分摊。', 'What leaves is shared in proportion to the balances of what was there.'),
    },
    {
      method: 'fifo',
      caption: both('先进先出', 'First in, first out'),
      meaning: both('先到账的钱先流出。', 'What arrived first leaves first.'),
    },
    {
      method: 'lifo',
      caption: both('后进先出', 'Last in, first out'),
      meaning: both('后到账的钱先流出。', 'What arrived last leaves first.'),
    },
    {
      method: 'libr',
      caption: both('最低余额', 'Lowest balance'),
      meaning: both('先用其他资金，后用本文号资金；以后到账的钱不补回。', 'Other money leaves first; what was lost is not restored by later deposits.'),
    },
  ],
  onward: tone('#6b7480', '#98a2ad'),
};
