/**
 * @id         gx-07-gather-scatter
 * @code       GX-07
 * @title      Money is gathered from several accounts, then scattered
 * @title.zh   先聚后散
 * @bands      orange
 * @bands.zh   橙
 * @precision  medium
 * @subject    Account
 * @reads      party~; party~; payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR; payee~payer(!hubs) (party~; payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR); payer~payee;
 *             HELD_BY> <ABOUT; <ABOUT
 * @narrowed   gathered
 * @needs      FLOW ACCOUNT
 * @traps      T-GX1
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      kinds string[] = ["enterprise","merchant","village-collective","person","household","wages","unknown"] {account-kinds} Kinds of account that are judged: payees, no hubs; own default
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] {account-kinds} Kinds of account that never stand inside a path; conventions of the rules
 * @param      busy integer = 5000 An account with more payments than this, of any batch, is a market and no middleman: nothing is found there; own default
 * @param      payersLeast integer = 5 Accounts that pay in at least; simulator has 5
 * @param      payeesLeast integer = 5 Accounts that are paid at least; simulator has 5
 * @param      windowDays integer = 20 Days from the first payment in to the last one out, and from an anchor to its payment in; simulator, 10 to 20 days
 * @param      differenceMost number = 0.15 Difference of in and out; own default
 * @param.zh   kinds          所判的账户类型：收款方，不含枢纽账户；自定默认值
 * @param.zh   hubs           不得处于路径中间的账户类型；规则通则
 * @param.zh   busy           各批次付款合计超过此笔数的账户视为集散账户，不是过桥账户：不判；自定默认值
 * @param.zh   payersLeast    至少几个汇入账户；仿真为 5 个
 * @param.zh   payeesLeast    至少几个转入账户；仿真为 5 个
 * @param.zh   windowDays     首笔汇入至末笔转出、带标识的源头付款至其汇入的天数；仿真为 10 至 20 天
 * @param.zh   differenceMost 收付之差；自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    From {since:day} on {sources} accounts paid in {gathered:fen}; after the last of them {scattered:fen} went out to {sinks} accounts, all within {days} days; the order of the payments is {order:word}.
 * @message.zh {since:day} 起 {sources} 个账户汇入 {gathered:fen}，最后一笔汇入之后 {scattered:fen} 分散转给 {sinks} 个账户，均在 {days} 天内，先后顺序{order:word}。
 * @why        A hub that takes from many and gives to many breaks the trail of public money.
 * @why.zh     先汇集再分散的账户切断了资金去向。
 * @basis      Gather-scatter of AMLSim (scatter not before the last gather); 15% own default; reconstructed. A window begins with a payment in and ends with a payment out; all payments in between count, so that one that is out of turn ends it. Of windows with one turning point the one that begins first counts, as far as it reaches. Who pays in is no hub: several offices that pay one account are its customers. The anchor is a payment in that is tagged itself, or tagged money that reached somebody who paid in. What an account sends back with a settlement is taken off what it got. A day of a window has 24 hours.
 * @basis.zh   AMLSim 的先聚后散（分散不早于最后一笔汇入）；15% 为自定默认值；条件系复原。期限自一笔汇入起至一笔转出止，其间付款全部计入，次序颠倒的一笔即终止期限。转折点相同的，以开始最早的为准，并取其最远所及。汇入方不含枢纽账户：几个单位付给同一账户，是其客户。带标识的源头付款指本身带资金标识的汇入，或已到达汇入方的带标识资金。账户已退回并冲抵的款项，从其收款中扣除。期限内一天按 24 小时计
 * @engine     cypher
 * @version    3
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE sThen.kind IN $kinds AND EXISTS { MATCH (s)<-[g:PAID]-(x) WHERE NOT coalesce(x.kind, 'unknown') IN $hubs AND g.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }
CALL (s, sThen) {
  WITH s, sThen, COLLECT { MATCH (s)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
  MATCH (s)<-[g:PAID]-(x)
  WHERE COUNT { (s)-[:PAID]-() } <= $busy AND COUNT { (s)<-[:PAID]-() } >= $payersLeast AND COUNT { (s)-[:PAID]->() } >= $payeesLeast AND NOT coalesce(x.kind, 'unknown') IN $hubs AND x <> s AND g.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
  WITH s, sThen, x, g, g.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = g.id THEN u.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
  WITH s, sThen, x, g, net, g.kind = 'payment' AND coalesce(g.indicator, g.batch, g.project) IS NOT NULL AND (EXISTS { MATCH (line:Indicator {id: g.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR g.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: g.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: g.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AS tagged ORDER BY g.at, g.id
  WITH s, sThen, count(DISTINCT x) AS many, collect({id: g.id, at: g.at, seq: g.seq, amount: net, tagged: tagged, other: x.id, loose: coalesce(g.timePrecision = 'day', false)}) AS ins
  WHERE many >= $payersLeast
  MATCH (s)-[o:PAID]->(t)
  WHERE t <> s AND o.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(o.ambiguousWith, [])) = 0 AND coalesce(o.state, 'paid') = 'paid' AND o.at <= $asOf AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  WITH s, sThen, ins, t, collect(o) AS some, COLLECT { MATCH (t)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS undone
  UNWIND some AS o
  WITH s, sThen, ins, t, o, o.amount - reduce(sum = 0, u IN undone | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = o.id THEN u.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
  WITH s, sThen, ins, t, o, net ORDER BY o.at, o.id
  WITH s, sThen, ins, count(DISTINCT t) AS many, collect({id: o.id, at: o.at, seq: o.seq, amount: net, other: t.id, loose: coalesce(o.timePrecision = 'day', false)}) AS outs
  WHERE many >= $payeesLeast
  UNWIND range(0, size(ins) - 1) AS place
  WITH s, sThen, ins, place, ins[place] AS first, [x IN outs WHERE x.at >= ins[place].at AND x.at <= ins[place].at + $windowDays * 86400000] AS outs
  WHERE size(outs) >= $payeesLeast
  // All that came in until the first went out; what comes in later ends the window.
  WITH s, sThen, first, outs, head(outs).at AS turn, [x IN ins WHERE x.at >= first.at AND x.at <= head(outs).at] AS gathers, head([x IN ins WHERE x.at > head(outs).at | x.at]) AS next
  WHERE size(gathers) >= $payersLeast AND COUNT { UNWIND gathers AS y RETURN DISTINCT y.other } >= $payersLeast
  WITH s, sThen, first, turn, gathers, [y IN outs WHERE next IS NULL OR y.at < next] AS outs
  UNWIND COLLECT { UNWIND outs AS y RETURN DISTINCT y.at AS at } AS until
  WITH s, sThen, first, turn, gathers, until, [y IN outs WHERE y.at <= until] AS scatters
  WHERE size(scatters) >= $payeesLeast AND COUNT { UNWIND scatters AS y RETURN DISTINCT y.other } >= $payeesLeast
    AND all(g IN gathers WHERE g.at < turn OR all(o IN scatters WHERE o.at > g.at OR o.loose OR g.loose OR o.seq > g.seq))
  WITH s, sThen, first, gathers, scatters, until, reduce(sum = 0, y IN gathers | sum + y.amount) AS gathered, reduce(sum = 0, y IN scatters | sum + y.amount) AS scattered
  WHERE abs(scattered - gathered) <= $differenceMost * gathered
  WITH s, sThen, first, gathers, scatters, gathered, scattered ORDER BY until DESC
  WITH s, sThen, first, gathers, head(collect({scatters: scatters, gathered: gathered, scattered: scattered})) AS far
  // The anchor: tagged money that somebody who paid in paid with, or had got.
  CALL (gathers) {
    UNWIND gathers AS y
    MATCH (source:Account {id: y.other})
    WITH y, source, COLLECT { MATCH (source)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
    MATCH (source)<-[p:PAID]-()
    WHERE p.at <= y.at AND p.at >= y.at - $windowDays * 86400000 AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR p.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: p.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AND size(coalesce(p.ambiguousWith, [])) = 0 AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    WITH p, p.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = p.id THEN u.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
    RETURN p.id AS anchor, net UNION
    UNWIND [y IN gathers WHERE y.tagged] AS y
    RETURN y.id AS anchor, y.amount AS net
  }
  WITH s, sThen, first, gathers, far, collect(anchor) AS anchors, sum(net) AS anchored
  // Windows with the same turning point are one finding, told by the first that reaches farthest.
  ORDER BY first.at, first.id
  WITH s, sThen, head(far.scatters).id AS turn, head(collect({since: first.at, gathers: gathers, scatters: far.scatters, gathered: far.gathered, scattered: far.scattered, anchors: anchors, anchored: anchored})) AS one
  RETURN collect({subject: s.id, key: [turn], band: 'orange', measured: abs(toFloat(one.scattered) / one.gathered - 1), limit: $differenceMost, amount: one.anchored,
    nodes: [s.id] + [y IN one.gathers | y.other] + [y IN one.scatters | y.other], edges: one.anchors + [y IN one.gathers | y.id] + [y IN one.scatters | y.id],
    facts: {since: one.since, sources: COUNT { UNWIND one.gathers AS y RETURN DISTINCT y.other }, sinks: COUNT { UNWIND one.scatters AS y RETURN DISTINCT y.other },
      gathered: one.gathered, scattered: one.scattered, days: $windowDays, order: CASE WHEN any(y IN one.gathers + one.scatters WHERE y.loose) THEN 'unproven' ELSE 'proven' END},
    // Members' produce or rent under a contract on file is trade.
    trap: CASE WHEN sThen.kind = 'merchant' OR EXISTS { MATCH (s)-[h:HELD_BY]->()<-[a:ABOUT]-(r:Record {kind: 'lease'}) WHERE coalesce(r.from, 0) <= one.since AND coalesce(r.to, 9000000000000000) >= one.since AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) } THEN 'T-GX1'
      ELSE head(COLLECT { UNWIND [s] + [(s)-[held:HELD_BY]->(holder) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) | holder] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) END}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
