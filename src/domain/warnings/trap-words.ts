/**
 * What can explain a finding, in words: the traps that rules name by id. `suppress`: it counts as a pass, with the explanation shown;
 * `lower`: one band down; `adjust`: the data are put right before anything is judged, so that no finding comes of it.
 */
export const TRAP_EFFECTS = ['suppress', 'lower', 'adjust'] as const;
export type TrapEffect = (typeof TRAP_EFFECTS)[number];

export interface Trap {
  readonly id: string;
  readonly effect: TrapEffect;
  readonly title: string;
  readonly titleZh: string;
  /** What has to be so, or on file, for it to hold. */
  readonly meaning: string;
  readonly meaningZh: string;
}

/** One trap a line: id, effect, title in both languages, meaning in both. */
const TABLE = `
T-JS1 | suppress | Advance, to be settled | 预拨或据实结算 | The line is provisional and its settlement line is still to come. A plain advance notice of next year’s money is judged. | 该指标为预拨或据实结算，结算指标尚未下达；一般的提前下达仍需判定。
T-JS2 | adjust | Corrected or re-issued | 更正或重新下达 | A correction, re-issue, reduction or adjustment changes the amount; what remains after it is compared. | 已有更正文件、重新下达、调减或调整，以变更后的净额比较。
T-JS3 | adjust | Spelling of the number | 文号写法 | Full and half width, kinds of brackets and leading zeros make no other document number. | 全角半角、括号形式和前导零不同，视为同一文号。
T-JS4 | suppress | Books closed | 已关账 | The document came after the books were closed for the year; the days count from the first day they are open again. | 文件在年终关账后到达，自重新开账首日起算。
T-JS5 | adjust | Funded by the province directly | 财政省直管县 | The county is funded through the province on that day, so that no line of the city stands between. | 该县当日由省直接管理财政，无须经市级下达。
T-JS6 | adjust | Carried over | 上年结转 | The line continues one of the year before; it is neither new nor without a source. | 该指标由上年结转或重新下达而来，不是新增，也并非无来源。
T-JS7 | adjust | Equal by design | 分配表中本就相同 | The distribution table of the document itself holds several equal lines, for example one for each model village. | 文件的分配表本身就有若干相同的行，如每个示范村等额安排。
T-JS8 | suppress | Act without a number | 无文号 | The act was never given a document number; only the pattern of the number is passed over. | 该事项本无文号，仅免于文号格式检查。
T-JS9 | adjust | Part of the total | 已含在总额内 | An advance and the later line are one amount, as the source says which contains the other. | 提前下达数包含在后来下达的总额之内，两者只计一次。
T-FP1 | suppress | Disaster or instalments | 救灾或分期下达 | Disaster money, money settled later, or money that is issued in instalments. | 救灾资金、据实结算资金或分期下达的资金。
T-FP2 | suppress | Permitted pooling | 依规统筹整合 | The county may integrate this fund in this period, and the integration plan is on file. | 该县在此期间获准统筹整合该项资金，且整合方案已备案。
T-FP3 | suppress | One project, several funds | 一个项目多项资金 | An integrated project draws on several funds and stays within its approved budget. | 整合项目由多项资金共同安排，合计未超批复预算。
T-FP4 | adjust | Last day a holiday | 期限末日为节假日 | The period ends on a day off and runs to the next working day. | 期限最后一日为节假日，顺延至下一工作日。
T-FP5 | suppress | Held back by decision | 经批准预留 | A decision on file keeps the money in reserve. | 有批准文件同意预留该资金。
T-FP6 | suppress | Transfer between governments | 政府间转移支付 | The line is a transfer to another government (class 230) and is not meant to bear an expenditure class. | 该指标为政府间转移支付（230 类），不要求支出功能分类。
T-BF1 | lower | Seasonal works | 季节性施工 | Works that stand still by season; the reason is on file. | 受季节影响停工，已有说明。
T-BF2 | suppress | Built first, paid after acceptance | 先建后补、以奖代补 | Nothing may be paid before acceptance, and there is none yet. | 按规定验收后方可支付，目前尚未验收。
T-BF3 | adjust | Retention money | 质量保证金 | What is kept back against defects is not due yet and is left out. | 尚未到期的质量保证金不计入。
T-BF4 | lower | Litigation or land stop | 诉讼或用地停滞 | A lawsuit or a stop on the land is on file. | 有诉讼或用地受限的登记。
T-BF5 | suppress | Paid once a year | 一年一次 | A subsidy or dividend that falls due once a year, or a fund issued in the last quarter. | 一年发放一次的补贴、分红，或第四季度下达的资金。
T-BF6 | adjust | Younger than sixty days | 下达不足六十日 | Money that arrived less than sixty days ago is left out of the rate. | 到达不足六十日的资金不计入进度。
T-BF7 | adjust | Voucher of the old year | 上年凭证 | A voucher of December that clears in January belongs to the old year. | 十二月开具、次年一月清算的凭证计入上年。
T-SY1 | suppress | Small village project | 村级小型项目 | A project of a poor village up to two million yuan that villagers may build themselves needs no tender; acts after 2021 go one band down. | 贫困村二百万元以下、可由村民自建的项目无须招标；2021 年以后的事项降一级。
T-SY2 | suppress | Relief works or disaster | 以工代赈或救灾 | Works-for-relief and disaster repair are exempt from tender. | 以工代赈、抢险救灾项目依法可不招标。
T-SY3 | adjust | Other village, other buyer | 不同村不同采购人 | Purchases of one category for different villages have different buyers and are not added up. | 同类采购分属不同村，采购人不同，不合并计算。
T-SY4 | suppress | Yearly renewal | 按年续签 | Maintenance that is contracted anew every year. | 按年度续签的维护合同。
T-SY5 | adjust | Came back and was paid again | 退回后重新支付 | What bounced, was refunded, recovered or reversed is taken off before payments are compared. | 退票、退款、追回或冲正的部分先予扣除，再行比较。
T-SY6 | adjust | Lawful add-on | 合法追加 | Add-ons of up to a tenth of the contract are lawful and belong to it. | 不超过合同金额百分之十的追加依法并入原合同。
T-SY7 | suppress | Booked on accrual | 依法权责发生制列支 | An item that may lawfully be booked before it is paid. | 依法可按权责发生制列支的事项。
T-ZH1 | suppress | Batch payment of cards | 一卡通批量代发 | A payout from an agent account with a roster: its lines are judged, not the fan-out. | 通过代发账户按名册发放，逐户判定名册，不以一对多视为异常。
T-ZH2 | suppress | Account of family or guardian | 亲属或监护人账户 | The account belongs to the spouse, a parent, the guardian, the institution, or a person entrusted on file; a household item may go to its head. | 账户属于配偶、父母、监护人、供养机构或已登记的受托人；户级补贴可发给户主。
T-ZH3 | adjust | Card replaced, bank renamed | 换卡或银行更名 | An old and a new card, a second card or a renamed bank are one account. | 新旧卡、副卡或银行合并更名，视为同一账户。
T-ZH4 | suppress | Wage account of migrant workers | 农民工工资专户 | The account is compulsory by law; money in it is not parked. | 依法必须设立，资金停留其中不属于滞留。
T-ZH5 | suppress | Village money kept by the township | 村财乡管 | The township keeps accounts for its villages; the account is on the whitelist. | 乡镇代管村级资金，账户已列入白名单。
T-ZH6 | suppress | May receive on its own account | 可用自有账户收款 | A unit paid in cash terms, a state farm, a platform company or a village collective lawfully receives on its own account. | 实拨单位、国有农场、平台公司或村集体依规可用自有账户收款。
T-SE1 | lower | Ended after delivery | 履约后注销 | The company ended after it had delivered, and only retention money was still due. | 企业履约后注销，仅余质保金待付。
T-SE2 | suppress | Late yearly report | 年报逾期 | An entry for a late yearly report that was removed within days. | 因年报逾期列入异常名录，数日内已移出。
T-SE3 | adjust | Renamed company | 企业更名 | The old name stands on the contract; the credit code is the same. | 合同使用旧名称，统一社会信用代码相同。
T-SE4 | adjust | Branch and head office | 分支机构与总部 | A branch and its head office are one party. | 分支机构与总部视为同一主体。
T-SE5 | suppress | New because the scheme requires it | 项目要求新设 | The scheme itself asks for a company or cooperative to be founded. | 项目本身要求新设企业或合作社。
T-SE6 | suppress | State ownership only | 仅同属国有 | Two firms have only the state as common owner, or state representatives on their boards. | 两家企业仅因同属国有或有国有股东代表而关联。
T-SE7 | suppress | Address of an incubator | 孵化器或代办地址 | The shared address is that of an incubator or a registration service. | 共用地址为孵化器或注册代办机构。
T-SE8 | suppress | By office | 因职务兼任 | A cadre heads the enterprise of the village collective because of the office. | 村干部因职务兼任村集体企业负责人。
T-SH1 | suppress | Inherited, relocated or compensated | 继承、易地搬迁或拆迁补偿 | The deed tax is on inherited or relocation housing, or on compensation for demolition. | 契税涉及继承房、易地搬迁房或拆迁补偿房。
T-SH2 | suppress | House of a child that left | 分户子女的住房 | The house belongs to a child who had left the household before. | 住房属于已分户的子女。
T-SH3 | suppress | Not a car of one’s own use | 非自用车辆 | A car sold and not yet transferred, a farm tricycle, or the vehicle of a disabled person or an employer. | 已售未过户的车辆、农用三轮车、残疾人专用车或单位车辆。
T-SH4 | suppress | Member only, or dormant | 仅为社员或执照停用 | Mere membership of a cooperative, or a licence that is not used. | 仅为合作社成员，或营业执照已停用。
T-SH5 | suppress | Public-welfare post | 公益岗位 | A public-welfare post or the head of a village group is no payroll. | 公益岗位、村民小组长不属于财政供养人员。
T-SH6 | suppress | Register lag or last entitlement | 登记滞后或末月待遇 | The death was reported late, or the money is the funeral grant or that of the last month. | 死亡登记滞后，或属丧葬补助、末月待遇。
T-SH7 | adjust | Namesake | 同名 | Persons are compared by their identity number only, old and new form alike, never by name. | 只按身份证号比对（15 位与 18 位等同），不按姓名。
T-SH8 | suppress | Person and household both | 个人与家庭各一份 | One item goes to persons and the other to households; both may be right. | 一项按个人、一项按户发放，可以并存。
T-SH9 | adjust | Label lifted, support goes on | 脱贫不脱政策 | The roster of the item on that day decides, not the household’s label of today. | 以发放当时的项目名册为准，不以现在的标签为准。
T-SH10 | suppress | Item for everybody | 普惠性项目 | The item goes by activity or area; the exclusion does not apply to it. | 按生产活动或面积普惠发放的项目，不适用该排除条件。
T-SH11 | adjust | Household split or merged | 分户或并户 | The person is followed through the split or merger on the day that counts. | 按人和日期追踪分户、并户前后的关系。
T-GX1 | suppress | Merchant or clearing account | 商户或清算账户 | A merchant, a clearing account, or a market day with its usual many payments. | 商户、清算账户或集市日的正常密集收付。
T-GX2 | lower | Gifts within a village | 村内人情往来 | Wedding and funeral gifts among people of one village. | 同村之间的红白喜事礼金。
T-GX3 | lower | Kin | 亲属之间 | Those who pay each other are kin. | 收付双方为亲属。
T-GX4 | lower | Few firms in the market | 市场企业少 | In a small county hardly any other firm could have taken part. | 小县市场内可参与的企业本就很少。
T-GX5 | adjust | One transfer in several systems | 多系统记载同一笔 | Records of several systems that are one movement count once; what is uncertain is left out and reported. | 多个系统对同一笔资金的记载只计一次；不能确定的不计入并单独列示。
T-GX6 | adjust | Only a day is known | 只有日期 | Where the source gives no time, what came first on a day is said to be unproven. | 来源只有日期时，当日先后注明未证实。
`;

/** By class, then number. */
export const TRAPS: readonly Trap[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [id, effect, title, titleZh, meaning, meaningZh] = line.split(' | ') as [string, TrapEffect, string, string, string, string];
    return { id, effect, title, titleZh, meaning, meaningZh };
  });

const BY_ID = new Map(TRAPS.map((trap) => [trap.id, trap]));

export const trapOf = (id: string): Trap | undefined => BY_ID.get(id);
