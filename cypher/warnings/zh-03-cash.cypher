/**
 * @id          zh-03-cash
 * @code        ZH-03
 * @title       Cash withdrawal or payment
 * @title.zh    大额提现与现金支付
 * @bands       yellow over yellowFen in a day, orange from orangeFen in a day, red from redFen in a day or where slices below orangeFen come to orangeFen within sliceDays
 * @bands.zh    单日超过 yellowFen 为黄，单日达到 orangeFen 为橙，单日达到 redFen 或在 sliceDays 天内以低于 orangeFen 的多笔合计达到 orangeFen 的为红
 * @precision   medium
 * @subject     Account
 * @reads       party~; payee~indicator; HELD_BY> <ABOUT; <ABOUT
 * @narrowed    cash-drawn
 * @needs       PAY ACCOUNT FLOW
 * @traps       T-GX1 T-ZH4
 * @measure     fen
 * @param       subjects    string[]       Accounts to judge
 * @param       batch       integer        Data version
 * @param       asOf        instant        Last moment of the day D
 * @param       yellowFen   fen = 100000   Cash in a day; Regulation on cash management, articles 5 and 6
 * @param       orangeFen   fen = 5000000  Cash in a day; report of large cash transactions
 * @param       redFen      fen = 50000000 Cash in a day; a pilot of other provinces
 * @param       receiptDays integer = 3    Calendar days after a tagged receipt in which a contractor's cash counts; own default
 * @param       sliceDays   integer = 7    Days over which slices are summed; own default
 * @param       passedOver  string[] = ["treasury","clearing","tax","social-security","utility","agent-batch","household","person","cash","unknown"] {account-kinds} Kinds of account that are nobody's project account; graph model
 * @param.zh    yellowFen   单日现金；现金管理暂行条例第五条、第六条
 * @param.zh    orangeFen   单日现金；大额现金交易报告标准
 * @param.zh    redFen      单日现金；其他省份的试点标准
 * @param.zh    receiptDays 承包人收到带资金标识的款项之后，多少个自然日内提现计入；自定默认值
 * @param.zh    sliceDays   多笔现金合并计算的天数；自定默认值
 * @param.zh    passedOver  不属于任何单位项目账户的账户类型；按图模型
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the accounts
 * @message     {amount:fen} were drawn in cash on {at:day}, {slices} withdrawals; {week:fen} within {sliceDays} days.
 * @message.zh  {at:day} 提取现金 {amount:fen}（{slices} 笔），{sliceDays} 天内合计 {week:fen}。
 * @why         Behind cash the trace of public money ends.
 * @why.zh      提现之后财政资金去向无法追踪。
 * @basis       Regulation on cash management 2011, articles 5 and 6; 央行令〔2016〕3号; 3 and 7 days reconstructed
 * @basis.zh    现金管理暂行条例（2011 年）第五条、第六条；央行令〔2016〕3号；3 天和 7 天系复原
 * @engine      cypher
 * @version     3
 */
UNWIND $subjects AS id
MATCH (a:Account {id: id}) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH a, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE a END AS aThen
WHERE NOT coalesce(aThen.kind, 'unknown') IN $passedOver
WITH a, aThen, COLLECT { MATCH (a)-[h:HELD_BY]->(o:Unit|Enterprise) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN DISTINCT o } AS holders,
     COLLECT { MATCH (a)-[c:PAID]->(:Account) WHERE c.kind = 'cash' AND c.at <= $asOf AND coalesce(c.state, 'paid') = 'paid' AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN DISTINCT c } AS drawn
CALL (a, aThen, holders, drawn) {
  // Receipts are read only where cash was drawn. A unit's cash counts always, a contractor's within days of a tagged receipt.
  WITH drawn, any(o IN holders WHERE o:Unit) AS isUnit, COLLECT { UNWIND [a] + holders AS o MATCH (o)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-GX1', 'T-ZH4'] AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN {value: file.value, from: coalesce(file.from, 0), to: coalesce(file.to, 9000000000000000) + 86399999} ORDER BY file.value } AS exempts,
       CASE WHEN size(drawn) > 0 THEN COLLECT {
         MATCH (:Account)-[p:PAID]->(a) WHERE p.indicator IS NOT NULL AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
           AND EXISTS { MATCH (i:Indicator {id: p.indicator}) WHERE (i.fundTag IS NOT NULL OR i.trackCode IS NOT NULL) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) }
         RETURN DISTINCT p } ELSE [] END AS receipts
  UNWIND drawn AS c
  WITH c, exempts, receipts, isUnit, (c.at + 28800000) / 86400000 AS day
  WITH c, exempts, day, isUnit, [p IN receipts WHERE p.at <= c.at AND day - (p.at + 28800000) / 86400000 <= $receiptDays | p.id] AS before
  WHERE isUnit OR size(before) > 0
  WITH day, exempts, collect(c) AS slices, reduce(s = [], x IN collect(before) | s + x) AS receipts, sum(c.amount) AS amount, min(c.at) AS at
  WITH exempts, collect({day: day, slices: slices, receipts: receipts, amount: amount, at: at}) AS days
  UNWIND days AS d
  WITH d, exempts, [e IN days WHERE e.day <= d.day AND e.day > d.day - $sliceDays] AS week
  // An exemption explains the cash of the days on which it holds.
  WITH d, head([x IN exempts WHERE x.from <= d.at AND x.to >= d.at | x.value]) AS exempt, reduce(s = 0, e IN week | s + e.amount) AS sum, reduce(n = 0, e IN week | n + size(e.slices)) AS many, all(e IN week WHERE all(c IN e.slices WHERE c.amount < $orangeFen)) AS small
  WITH d, exempt, sum, small AND many > 1 AND sum >= $orangeFen AS isSliced
  WHERE d.amount > $yellowFen OR isSliced
  RETURN collect({
    subject: a.id, key: [d.day], band: CASE WHEN d.amount >= $redFen OR isSliced THEN 'red' WHEN d.amount >= $orangeFen THEN 'orange' ELSE 'yellow' END,
    measured: d.amount, limit: CASE WHEN d.amount >= $redFen THEN $redFen WHEN d.amount >= $orangeFen THEN $orangeFen ELSE $yellowFen END, amount: d.amount, nodes: [a.id] + [o IN holders | o.id], edges: [c IN d.slices | c.id] + d.receipts[..50],
    facts: {amount: d.amount, at: d.at, slices: size(d.slices), week: sum, sliceDays: $sliceDays},
    trap: CASE WHEN exempt IS NOT NULL THEN exempt WHEN aThen.kind = 'wages' THEN 'T-ZH4' END}) AS findings
}
RETURN aThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
