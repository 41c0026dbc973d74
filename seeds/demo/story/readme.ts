import type { Situation } from './world.ts';

interface Group {
  readonly heading: string;
  readonly intro: string;
  readonly holds: (rule: string | undefined) => boolean;
}

/** The chapters of the README in order; a situation stands in the first group that its first rule belongs to. */
const GROUPS: readonly Group[] = [
  {
    heading: '资金怎样走 · How the money moves when nothing is wrong',
    intro: 'One example of every kind of movement, to learn the viewer on. `≈` marks a rule that must stay silent, though the facts look like its own.',
    holds: (rule) => rule === undefined,
  },
  { heading: '指标接收 · Receipt of quota', intro: 'From an upper document to the register below it.', holds: (rule) => rule?.startsWith('JS') === true },
  {
    heading: '资金分配 · Allocation',
    intro: 'Quota passed on late, too much, to another purpose or to no project.',
    holds: (rule) => rule?.startsWith('FP') === true,
  },
  { heading: '拨付进度 · Disbursement', intro: 'Too slow, or too fast at the wrong time.', holds: (rule) => rule?.startsWith('BF') === true },
  { heading: '资金使用 · Use', intro: 'On what, with whom, how often.', holds: (rule) => rule?.startsWith('SY') === true },
  { heading: '账户管理 · Accounts', intro: 'Where money was put that should not have been there.', holds: (rule) => rule?.startsWith('ZH') === true },
  { heading: '收款企业和受益户 · Payees', intro: 'Payees held against the registers of other authorities.', holds: (rule) => rule?.startsWith('SK') === true },
  {
    heading: '串通模式 · Patterns only a graph shows',
    intro: 'Bank flows past the first payee, and tenders.',
    holds: (rule) => rule?.startsWith('GX') === true,
  },
];

/** seeds/demo/README.md: the story as a reader follows it, with every number and id to paste. */
export function writeReadme(situations: readonly Situation[], numbers: { documents: number; lines: number; payments: number; files: number }): string {
  const [cao, ...others] = situations;
  if (!cao) throw new Error('The story begins with 曹某.');
  const parts = [
    opening(numbers),
    section('一条主线 · The thread to follow first', `Paste \`豫财农〔2017〕12号\` into the search box.\n\n${chain()}`),
    tell(cao),
    ...GROUPS.map(
      (group) =>
        `## ${group.heading}\n\n${group.intro}\n\n${others
          .filter((situation) => group.holds(situation.rules[0]))
          .map(tell)
          .join('\n')}`,
    ),
    ruleIndex(situations),
  ];
  return `${parts.join('\n').trimEnd()}\n`;
}

function opening({ documents, lines, payments, files }: { documents: number; lines: number; payments: number; files: number }): string {
  return `# 示例数据的故事 · The story in the demo data

> Written by \`seeds/demo/generate.ts\`; edit the chapters in \`seeds/demo/story/\`, not this file.

**全部虚构。** 行政区划代码是真实的，其余都不存在：人名写作“某”，企业名带“示例”，身份证和统一社会信用代码用从未分配过的 99 县码，银行卡用未分配的 629999 卡段，乡镇代码从 901 起。校验位都正确，只有兰考县一位村主任的身份证号和一家农机店的统一社会信用代码故意写错。
**All of it is fictional.** Only the division codes are real. Persons are called 某, firms carry 示例 (“example”), resident IDs and credit codes use county part 99, which GB/T 2260 never assigned, cards the unassigned prefix 629999, townships codes from 901 on. Check digits are right, but for one ID and one credit code planted in 兰考县.
Which fourteen counties beside the ten directly administered ones got their money from the province before 2021 is an assumption of the story.

河南省 2016–2023 年：财政部（财农）→ 河南省财政厅（豫财农）→ 八个省辖市 → 二十个县级财政 → 部门、乡镇 → 企业、合作社、农户。共 ${documents} 份文件、${lines} 条指标、${payments} 笔收付，分 ${files} 个表文件，按预算管理一体化系统的表式。
Henan 2016–2023: from the ministry through the province, eight cities and twenty county treasuries (two of them under an old and a new code) to units and payees; ${documents} documents, ${lines} lines, ${payments} movements of money in ${files} files laid out like the tables of the national system.

| 年 · year | 每年都有 · every year |
|---|---|
| 上年 11 月 | 财政部提前下达 → 省 → 市 → 县，次年一月分解 · the advance |
| 2–5 月 | 第一批 → 省 → 市 → 县 → 部门 · the main document |
| 5–6 月 | 省级资金 · the province's own money |
| 5–11 月 | 开工预付 30%、进度款 50%、验收后结清；到户资金一卡通代发 · works in three payments, households by card |
| 2021-09 起 | 102 个县全部由省直接下达，不再经过市 · all counties funded by the province directly |
`;
}

function chain(): string {
  return `\`\`\`text
财政部 财农〔2017〕…号                                    central document
 └─ 河南省财政厅 豫财农〔2017〕12号                        one line for each city and directly funded county
     ├─ 洛阳市财政局 洛财农〔2017〕…号
     │   └─ 嵩县财政局 嵩财农〔2017〕…号
     │       ├─ 交通、水利、农业等部门 → 施工企业            works in three payments
     │       └─ 扶贫开发办公室 → 一卡通代发专户 → 24 户      曹某 is line 1 of the batch
     ├─ 兰考、长垣、固始、鹿邑、新蔡、济源                   directly, no city between
     └─ 河南省农业农村厅                                   a line that the province spends itself
\`\`\`
`;
}

function section(heading: string, text: string): string {
  return `## ${heading}\n\n${text}`;
}

function tell(situation: Situation): string {
  const rules = [...situation.rules.map((rule) => ` \`${rule}\``), ...(situation.looksLike ?? []).map((rule) => ` \`≈ ${rule}\``)].join('');
  const lines = [`### ${situation.title} · ${situation.english}${rules}`, '', `*${situation.place}* — ${situation.told}`, '', situation.toldEnglish, ''];
  if (situation.documents.length > 0) lines.push(`- 文号 · documents: ${situation.documents.map((number) => `\`${number}\``).join(' ')}`);
  lines.push(`- id: ${situation.ids.map((id) => `\`${id}\``).join(' ')}`);
  if (situation.innocent) {
    lines.push(`- 相似而无问题 · innocent look-alike: ${situation.innocent.told} ${situation.innocent.english}`);
    if (situation.innocent.ids.length > 0) lines.push(`  ${situation.innocent.ids.map((id) => `\`${id}\``).join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}

function ruleIndex(situations: readonly Situation[]): string {
  const byRule = new Map<string, Situation[]>();
  for (const situation of situations)
    for (const rule of [...situation.rules, ...(situation.looksLike ?? [])]) byRule.set(rule, [...(byRule.get(rule) ?? []), situation]);
  const order = ['JS', 'FP', 'BF', 'SY', 'ZH', 'SK', 'GX'];
  const rules = [...byRule.keys()].sort((a, b) => order.indexOf(a.slice(0, 2)) - order.indexOf(b.slice(0, 2)) || (a < b ? -1 : 1));
  const rows = rules.map(
    (rule) =>
      `| ${rule} | ${(byRule.get(rule) ?? []).map((situation) => (situation.rules.includes(rule) ? situation.title : `≈ ${situation.title}`)).join('；')} |`,
  );
  return `## 规则与情形 · Rules and the situations planted for them

“≈” before a title: an innocent look-alike only. Ordinary rows may meet a rule too where the data of a place end early: 2023 is not finished when the data end on 2023-12-31.

| rule | situation |
|---|---|
${rows.join('\n')}
`;
}
