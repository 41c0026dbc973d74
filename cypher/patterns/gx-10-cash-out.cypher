/**
 * @id         gx-10-cash-out
 * @code       GX-10
 * @title      Several transfers are gathered and drawn as cash
 * @title.zh   多对一汇集后提现
 * @bands      red
 * @bands.zh   红
 * @precision  medium
 * @subject    Account
 * @reads      party~; payer~payee; payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR; payee~payer(!hubs) (payee~; payee~indicator;
 *             payee~batch FUNDED_BY>; payee~project <FOR); HELD_BY> <ABOUT; <ABOUT
 * @narrowed   cashed-out
 * @needs      FLOW ACCOUNT
 * @traps      T-GX1
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      kinds string[] = ["enterprise","merchant","village-collective","person","household","wages","unknown"] {account-kinds} Kinds of account that are judged: payees, no hubs; own default
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] {account-kinds} Kinds of account that never stand inside a path; conventions of the rules
 * @param      payersOver integer = 3 More payers than this; FinBench query 6
 * @param      inOver fen = 500000 Each transfer in is above this; own default
 * @param      outOver fen = 5000000 Cash or transfer to a card above this; limit of reported cash
 * @param      windowDays integer = 7 Days from the first transfer in to the cash; own default
 * @param      partLeast number = 0.8 Share of it that leaves as cash or to cards; own default
 * @param      anchorDays integer = 30 Days from the tagged payment to the transfer in; own default
 * @param.zh   kinds      所判的账户类型：收款方，不含枢纽账户；自定默认值
 * @param.zh   hubs       不得处于路径中间的账户类型；规则通则
 * @param.zh   payersOver 汇入方超过此数；FinBench 查询 6
 * @param.zh   inOver     每笔汇入超过此数；自定默认值
 * @param.zh   outOver    提现或转入个人卡超过此数；大额现金报告标准
 * @param.zh   windowDays 自首笔汇入至提现的天数；自定默认值
 * @param.zh   partLeast  提现或转入个人卡的比例；自定默认值
 * @param.zh   anchorDays 自带标识的付款至汇入的天数；自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    From {since:day} on {payers} accounts paid in {received:fen}; {sent:fen} ({share:share}) left as cash or to personal cards within {days} days.
 * @message.zh {since:day} 起 {payers} 个账户汇入 {received:fen}，{days} 天内有 {sent:fen}（{share:share}）提现或转入个人卡。
 * @why        Cash ends the trail of public money.
 * @why.zh     提现使公共资金的去向无从追踪。
 * @basis      FinBench query 6 (more than 3 in, two limits); Regulations on Cash, articles 5 and 6; 7 days and 80% own defaults; reconstructed
 * @basis.zh   FinBench 查询 6（超过 3 笔汇入、两个限额）；现金管理暂行条例第五条、第六条；7 天和 80% 为自定默认值；条件系复原
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE sThen.kind IN $kinds AND EXISTS { MATCH (s)<-[g:PAID]-(x:Account) WHERE g.kind = 'transfer' AND NOT x.kind IN $hubs AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }
CALL (s) {
  MATCH (s)-[o:PAID]->(t:Account)
  WHERE COUNT { (s)<-[:PAID]-() } > $payersOver AND o.amount > $outOver AND (o.kind = 'cash' OR t.kind IN ['cash', 'person', 'household']) AND t <> s AND o.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(o.ambiguousWith, [])) = 0 AND coalesce(o.state, 'paid') = 'paid' AND o.at <= $asOf AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) AND NOT EXISTS { MATCH (settling:SettledPayment {payment: o.id}) MATCH (:Account)-[undo:PAID {id: settling.settledBy}]->(:Account) WHERE o.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
  MATCH (s)<-[g:PAID]-(x:Account)
  WHERE g.at <= o.at AND g.at >= o.at - $windowDays * 86400000 AND g.amount > $inOver AND NOT x.kind IN $hubs AND g.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND NOT EXISTS { MATCH (settling:SettledPayment {payment: g.id}) MATCH (:Account)-[undo:PAID {id: settling.settledBy}]->(:Account) WHERE g.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
  WITH s, o, g, x ORDER BY g.at, g.id
  WITH s, o, count(DISTINCT x) AS payers, sum(g.amount) AS received, collect(g) AS ins
  WHERE payers > $payersOver
  MATCH (s)-[c:PAID]->(t:Account)
  WHERE c.at >= head(ins).at AND c.at <= o.at AND (c.kind = 'cash' OR t.kind IN ['cash', 'person', 'household']) AND t <> s AND c.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(c.ambiguousWith, [])) = 0 AND coalesce(c.state, 'paid') = 'paid' AND c.at <= $asOf AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND NOT EXISTS { MATCH (settling:SettledPayment {payment: c.id}) MATCH (:Account)-[undo:PAID {id: settling.settledBy}]->(:Account) WHERE c.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
  WITH s, o, payers, received, ins, sum(c.amount) AS sent, collect(c) AS outs
  WHERE sent >= $partLeast * received
  // The anchor: tagged money that reached the account or somebody who paid in.
  UNWIND ins AS g
  UNWIND [s, startNode(g)] AS y
  MATCH (y)<-[p:PAID]-(:Account)
  WHERE p.at <= g.at AND p.at >= g.at - $anchorDays * 86400000 AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH s, o, payers, received, ins, sent, outs, collect(DISTINCT p) AS anchors ORDER BY sent DESC, o.at DESC, o.id
  WITH s, head(ins).id AS begun, head(collect({payers: payers, received: received, ins: ins, sent: sent, outs: outs, anchors: anchors})) AS one
  RETURN collect({subject: s.id, key: [begun], band: 'red', measured: toFloat(one.sent) / one.received, limit: $partLeast, amount: reduce(sum = 0, p IN one.anchors | sum + p.amount),
    nodes: [s.id] + [g IN one.ins | startNode(g).id] + [c IN one.outs | endNode(c).id], edges: [e IN one.anchors + one.ins + one.outs | e.id],
    facts: {since: head(one.ins).at, payers: one.payers, received: one.received, sent: one.sent, share: toFloat(one.sent) / one.received, days: $windowDays},
    trap: CASE WHEN s.kind = 'merchant' THEN 'T-GX1' ELSE head(COLLECT { UNWIND [s] + [(s)-[held:HELD_BY]->(h) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) | h] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= head(one.ins).at AND coalesce(waiver.to, 9000000000000000) >= head(one.ins).at AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) END}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
