/**
 * @id         gx-05-fan-out
 * @code       GX-05
 * @title      An enterprise divides public money among persons
 * @title.zh   企业收款后分散转个人
 * @bands      orange where the sums are round or equal; yellow else
 * @bands.zh   金额为整数或彼此相等的为橙；其余为黄
 * @precision  medium
 * @subject    Account
 * @reads      party~; payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR; payer~payee(person,household) HELD_BY> (<ABOUT; <MEMBER_OF
 *             <ABOUT); HELD_BY> <ABOUT; <ABOUT
 * @narrowed   fanned-out
 * @needs      PAY FLOW TAX CONTRACT
 * @traps      T-GX1
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      kinds string[] = ["enterprise","merchant","village-collective"] {account-kinds} Kinds of account that are judged; own default
 * @param      persons integer = 5 Personal accounts at least; simulated fan-out
 * @param      windowDays integer = 20 Days from the receipt; simulator, 10 to 20 days
 * @param      partLeast number = 0.6 Share of the tagged money of these days; own default
 * @param      roundTo fen = 100000 A round sum is a multiple of this; own default after manuals on round amounts
 * @param      rosters string[] = ["labour-roster","insured-staff","lease"] {record-kinds} Records that explain a payment to a person; rules, traps of the pattern
 * @param.zh   kinds      所判的账户类型；自定默认值
 * @param.zh   persons    至少几个个人账户；仿真分散形态
 * @param.zh   windowDays 自到账起的天数；仿真为 10 至 20 天
 * @param.zh   partLeast  占期限内带标识资金的比例；自定默认值
 * @param.zh   roundTo    整数金额指此数的倍数；参照手册关于整数金额的特征，自定默认值
 * @param.zh   rosters    可解释向个人付款的登记资料；规则所列可解释情形
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    Of {received:fen} received from {since:day} on, {sent:fen} ({share:share}) went to {persons} personal accounts on no roster within {days} days; the order of the payments is {order:word}.
 * @message.zh {since:day} 起收到 {received:fen}，{days} 天内有 {sent:fen}（{share:share}）转入 {persons} 个不在用工名册的个人账户，先后顺序{order:word}。
 * @why        Works and goods are not bought from persons who neither worked nor sold.
 * @why.zh     既未务工也未供货的个人不应分得项目资金。
 * @basis      Fan-out of AMLSim; round amounts of the FFIEC manual, appendix F; 60% own default; reconstructed. Tagged money of the window counts together, and what one person gets; payments whose windows show the same persons are one finding, told by the last. What an account sends back with a settlement is taken off what it got. A roster counts that is about the holder, or a member of the household that holds the account, and valid at the payment; whose roster it is, is not asked. A day of a window has 24 hours.
 * @basis.zh   AMLSim 的分散形态；FFIEC 手册附录 F 关于整数金额的特征；60% 为自定默认值；条件系复原。期限内带资金标识的到账合并计算，同一人所得也合并；期限不同而收款人相同的付款合为一条，以最后一笔为准。账户已退回并冲抵的款项，从其收款中扣除。名册须涉及账户持有人或持有该账户的农户成员，且付款当时有效；不问是谁的名册。期限内一天按 24 小时计
 * @engine     cypher
 * @version    2
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE sThen.kind IN $kinds AND EXISTS { MATCH (s)<-[p:PAID]-() WHERE p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR p.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: p.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AND size(coalesce(p.ambiguousWith, [])) = 0 AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (s) {
  WITH s, COLLECT { MATCH (s)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
  MATCH (s)<-[q:PAID]-()
  WHERE COUNT { (s)-[:PAID]->() } >= $persons AND q.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: q.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR q.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: q.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: q.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AND size(coalesce(q.ambiguousWith, [])) = 0 AND coalesce(q.state, 'paid') = 'paid' AND q.at <= $asOf AND q.addedIn <= $batch AND (q.retiredIn IS NULL OR q.retiredIn > $batch)
  WITH s, q, q.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = q.id THEN u.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
  WITH s, collect({q: q, net: net}) AS receipts
  MATCH (s)-[o:PAID]->(t)
  WHERE coalesce(t.kind, 'unknown') IN ['person', 'household'] AND any(x IN receipts WHERE o.at >= x.q.at AND o.at <= x.q.at + $windowDays * 86400000) AND o.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(o.ambiguousWith, [])) = 0 AND coalesce(o.state, 'paid') = 'paid' AND o.at <= $asOf AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
    AND NOT EXISTS { MATCH (t)-[h:HELD_BY]->()<-[a:ABOUT]-(r:Record) WHERE r.kind IN $rosters AND coalesce(r.from, 0) <= o.at AND coalesce(r.to, 9000000000000000) >= o.at AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) }
    AND NOT EXISTS { MATCH (t)-[h:HELD_BY]->(:Household)<-[m:MEMBER_OF]-(:Person)<-[a:ABOUT]-(r:Record) WHERE r.kind IN $rosters AND coalesce(r.from, 0) <= o.at AND coalesce(r.to, 9000000000000000) >= o.at AND coalesce(m.from, 0) <= o.at AND coalesce(m.to, 9000000000000000) >= o.at AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) }
  WITH s, receipts, t, collect(o) AS some, COLLECT { MATCH (t)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS undone
  UNWIND some AS o
  WITH s, receipts, t, o, o.amount - reduce(sum = 0, u IN undone | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = o.id THEN u.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
  WITH s, receipts, collect({o: o, net: net, t: t}) AS outs
  UNWIND receipts AS x
  WITH s, receipts, outs, x.q AS p, x.net AS anchored
  WITH s, p, anchored, reduce(sum = 0, y IN receipts | CASE WHEN y.q.at >= p.at AND y.q.at <= p.at + $windowDays * 86400000 THEN sum + y.net ELSE sum END) AS received, outs
  UNWIND outs AS y
  WITH s, p, anchored, received, y, y.o AS o
  WHERE (o.at > p.at OR o.at = p.at AND (p.timePrecision = 'day' OR o.timePrecision = 'day' OR o.seq > p.seq)) AND o.at <= p.at + $windowDays * 86400000
  WITH s, p, anchored, received, y.t AS t, sum(y.net) AS got, collect(o.id) AS outs, max(o.timePrecision = 'day') AS loose ORDER BY t.id
  WITH s, p, anchored, received, collect(t.id) AS persons, sum(got) AS sent, collect(got) AS sums, reduce(flat = [], list IN collect(outs) | flat + list) AS edges, coalesce(max(loose), false) OR coalesce(p.timePrecision = 'day', false) AS loose
  WHERE size(persons) >= $persons AND sent >= $partLeast * received
  // Payments whose windows show the same persons are one finding, told by the last.
  ORDER BY p.at DESC, p.id
  WITH s, persons, head(collect({p: p, anchored: anchored, received: received, sent: sent, edges: edges, loose: loose, regular: all(x IN sums WHERE x % $roundTo = 0) OR all(x IN sums WHERE x = head(sums))})) AS one
  RETURN collect({subject: s.id, key: [one.p.id], band: CASE WHEN one.regular THEN 'orange' ELSE 'yellow' END, measured: toFloat(one.sent) / one.received, limit: $partLeast, amount: one.anchored,
    nodes: [s.id] + persons, edges: [one.p.id] + one.edges,
    facts: {received: one.received, since: one.p.at, sent: one.sent, share: toFloat(one.sent) / one.received, persons: size(persons), days: $windowDays, order: CASE WHEN one.loose THEN 'unproven' ELSE 'proven' END},
    trap: head(COLLECT { UNWIND [s] + [(s)-[held:HELD_BY]->(holder) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) | holder] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
