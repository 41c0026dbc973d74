/**
 * @id         gx-06-scatter-gather
 * @code       GX-06
 * @title      Money is scattered over several accounts and gathered by one
 * @title.zh   先散后聚
 * @bands      red
 * @bands.zh   红
 * @precision  medium
 * @subject    Account
 * @reads      party~; payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR; payer~payee(!hubs,busy) (party~; payer~payee(!hubs) (HELD_BY>
 *             <ABOUT; <ABOUT)); <ABOUT; HELD_BY> <ABOUT
 * @narrowed   scattered
 * @needs      PAY FLOW ACCOUNT
 * @traps      T-GX1
 * @measure    count
 * @unit       account, accounts
 * @unit.zh    个账户
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      kinds string[] = ["enterprise","merchant","village-collective","person","household","wages","unknown"] {account-kinds} Kinds of account that are judged: payees, no hubs; own default
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] {account-kinds} Kinds of account that never stand inside a path; conventions of the rules
 * @param      busy integer = 5000 An account with more payments than this, of any batch, is a market and no middleman: it is not walked through, and a finding says how many such accounts were paid beside; own default
 * @param      mids integer = 5 Accounts in between at least; simulator has 5
 * @param      windowDays integer = 30 Days from the payment to each to its onward payment, among the first payments, and from the anchor to the first; own default
 * @param      passedLeast number = 0.8 Share that each passes on at least; simulator keeps 10%, own default
 * @param.zh   kinds       所判的账户类型：收款方，不含枢纽账户；自定默认值
 * @param.zh   hubs        不得处于路径中间的账户类型；规则通则
 * @param.zh   busy        各批次付款合计超过此笔数的账户视为集散账户，不是过桥账户：不再穿透，并在发现中注明另付给几个此类账户；自定默认值
 * @param.zh   mids        至少几个中间账户；仿真为 5 个
 * @param.zh   windowDays  付给各中间账户至其转出、首批付款之间、带标识的源头付款至首笔付款的天数；自定默认值
 * @param.zh   passedLeast 各中间账户至少转出的比例；仿真留存 10%，自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    From {since:day} on {mids} accounts got {scattered:fen} and passed on {gathered:fen} ({share:share}) to one account within {days} days each; the order of the payments is {order:word}; {passedOver} accounts with very many payments were not followed.
 * @message.zh {since:day} 起 {mids} 个账户收到 {scattered:fen}，各在 {days} 天内把 {gathered:fen}（{share:share}）汇入同一账户，先后顺序{order:word}；另有 {passedOver} 个交易极多的账户未追查。
 * @why        Who takes a detour over several accounts hides the real payee.
 * @why.zh     经多个账户绕行后汇集，掩盖了真正的收款人。
 * @basis      Scatter-gather of AMLSim (7 accounts, each keeps 10%); 80% and 30 days own defaults; reconstructed. Payments to one middle account are judged one by one, so that other trade with it hides nothing; what it passes on adds up. What an account sends back with a settlement is taken off what it got. A hub gathers from everybody, so that none is the last account. A day of a window has 24 hours.
 * @basis.zh   AMLSim 的先散后聚（7 个账户，各留 10%）；80% 和 30 天为自定默认值；条件系复原。对同一中间账户的付款逐笔判断，与其另有往来也掩盖不住；其转出金额合并计算。账户已退回并冲抵的款项，从其收款中扣除。枢纽账户向各方收款，不作最后的汇集账户。期限内一天按 24 小时计
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
  MATCH (s)-[e:PAID]->(m)
  WHERE COUNT { (s)-[:PAID]->() } >= $mids AND NOT coalesce(m.kind, 'unknown') IN $hubs AND m <> s AND COUNT { (m)-[:PAID]-() } <= $busy AND e.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(e.ambiguousWith, [])) = 0 AND coalesce(e.state, 'paid') = 'paid' AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
  WITH s, back, m, collect(e) AS paid
  WITH s, back, collect({m: m, paid: paid}) AS middle
  WHERE size(middle) >= $mids
  UNWIND middle AS x
  WITH s, back, x.m AS m, x.paid AS paid
  // What it passed on is read once, not once for each payment to it.
  WITH s, back, m, paid, COLLECT { MATCH (m)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS undone,
    COLLECT { MATCH (m)-[f:PAID]->(d) WHERE NOT coalesce(d.kind, 'unknown') IN $hubs AND d <> s AND d <> m AND f.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(f.ambiguousWith, [])) = 0 AND coalesce(f.state, 'paid') = 'paid' AND f.at <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
      RETURN {f: f, d: d, at: f.at, amount: f.amount, seq: f.seq, isLoose: f.timePrecision = 'day'} } AS outs
  UNWIND paid AS e
  WITH s, back, m, outs, e, e.at AS paidAt, e.seq AS seq, e.timePrecision = 'day' AS isLoose, e.amount - reduce(sum = 0, u IN undone | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = e.id THEN u.settledAmounts[k] ELSE 0 END)) AS got
  WHERE got > 0
  WITH s, back, m, e, got, [o IN outs WHERE o.at >= paidAt AND o.at <= paidAt + $windowDays * 86400000 AND (o.at > paidAt OR isLoose OR o.isLoose OR o.seq > seq)] AS soon
  WHERE reduce(sum = 0, o IN soon | sum + o.amount) >= $passedLeast * got
  UNWIND soon AS o
  WITH s, back, m, o.d AS d, e, got, collect(o.f) AS onward
  WHERE reduce(sum = 0, f IN onward | sum + f.amount) >= $passedLeast * got
  WITH s, back, d, collect({m: m, e: e, got: got, onward: onward}) AS ways
  WHERE COUNT { UNWIND ways AS way RETURN DISTINCT way.m } >= $mids
  // Whether two have dealt with each other before takes long to tell, so it is asked last, and once for each two.
  UNWIND ways AS way
  WITH s, back, d, way.m AS m, collect(way) AS some
  CALL (m, d) {
    MATCH (m)-[old:PAID]-(d) WHERE coalesce(old.state, 'paid') = 'paid' AND old.at <= $asOf AND old.addedIn <= $batch AND (old.retiredIn IS NULL OR old.retiredIn > $batch) RETURN min(old.at) AS first
  }
  UNWIND some AS way
  WITH s, back, d, way, way.e AS e, first
  WHERE first IS NULL OR first >= e.at
  WITH s, back, d, collect(way) AS ways
  WHERE size(ways) >= $mids
  WITH s, back, d, ways, COLLECT { MATCH (d)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS undone
  UNWIND ways AS x
  WITH s, back, d, x.m AS m, x.e AS e, x.got AS got, COLLECT { UNWIND x.onward AS f WITH f, f.amount - reduce(sum = 0, u IN undone | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = f.id THEN u.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0 RETURN {f: f, net: net} } AS onward
  WITH s, back, d, m, e, got, onward, reduce(sum = 0, y IN onward | sum + y.net) AS passed
  WHERE passed >= $passedLeast * got AND passed <= got
  WITH s, back, d, {m: m.id, e: e.id, at: e.at, got: got, passed: passed, onward: [y IN onward | y.f.id], loose: e.timePrecision = 'day' OR any(y IN onward WHERE y.f.timePrecision = 'day')} AS way
  ORDER BY way.at, way.e
  WITH s, back, d, collect(way) AS ways
  WHERE size(ways) >= $mids
  UNWIND ways AS first
  UNWIND [x IN ways WHERE x.at >= first.at AND x.at <= first.at + $windowDays * 86400000] AS x
  WITH s, back, d, first.at AS since, first.e AS begun, x.m AS m, head(collect(x)) AS one ORDER BY m
  WITH s, back, d, since, begun, collect(one) AS passing
  WHERE size(passing) >= $mids
  MATCH (s)<-[p:PAID]-()
  WHERE p.at <= since AND p.at >= since - $windowDays * 86400000 AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR p.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: p.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AND size(coalesce(p.ambiguousWith, [])) = 0 AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH s, d, since, begun, passing, p, p.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = p.id THEN u.settledAmounts[k] ELSE 0 END)) AS anchored
  WHERE anchored > 0
  WITH s, d, since, passing, p, anchored ORDER BY size(passing) DESC, since, begun, p.at DESC, p.id
  WITH s, d, head(collect({since: since, passing: passing, p: p.id, anchored: anchored})) AS best
  WITH s, d, best, reduce(sum = 0, x IN best.passing | sum + x.got) AS scattered, reduce(sum = 0, x IN best.passing | sum + x.passed) AS gathered,
    COUNT { MATCH (s)-[e:PAID]->(m) WHERE e.at >= best.since AND e.at <= best.since + $windowDays * 86400000 AND NOT coalesce(m.kind, 'unknown') IN $hubs AND m <> s AND COUNT { (m)-[:PAID]-() } > $busy AND e.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(e.ambiguousWith, [])) = 0 AND coalesce(e.state, 'paid') = 'paid' AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN DISTINCT m } AS passedOver
  RETURN collect({subject: s.id, key: [d.id], band: 'red', measured: size(best.passing), limit: $mids, amount: best.anchored,
    nodes: [s.id, d.id] + [x IN best.passing | x.m], edges: [best.p] + reduce(flat = [], x IN best.passing | flat + x.e + x.onward),
    facts: {since: best.since, mids: size(best.passing), scattered: scattered, gathered: gathered, share: toFloat(gathered) / scattered, days: $windowDays,
      order: CASE WHEN any(x IN best.passing WHERE x.loose) THEN 'unproven' ELSE 'proven' END, passedOver: passedOver},
    trap: CASE WHEN d.kind = 'merchant' THEN 'T-GX1' ELSE head(COLLECT { UNWIND [s, d] + [(s)-[held:HELD_BY]->(holder) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) | holder] + [(d)-[held:HELD_BY]->(holder) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) | holder] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) END}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
