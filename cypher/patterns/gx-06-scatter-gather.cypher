/**
 * @id         gx-06-scatter-gather
 * @code       GX-06
 * @title      Money is scattered over several accounts and gathered by one
 * @title.zh   先散后聚
 * @bands      red
 * @precision  medium
 * @subject    Account
 * @needs      PAY FLOW ACCOUNT
 * @traps      T-GX1
 * @measure    count
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      kinds string[] = ["enterprise","merchant","village-collective","person","household","wages","unknown"] Kinds of account that are judged: payees, no hubs; own default
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] Kinds of account that never stand inside a path; conventions of the rules
 * @param      busy integer = 5000 An account with more payments than this is a market and no middleman, and is not walked through; own default
 * @param      mids integer = 5 Accounts in between at least; simulator has 5
 * @param      windowDays integer = 30 Days from the payment to each to its onward payment, among the first payments, and from the anchor to the first; own default
 * @param      passedLeast number = 0.8 Share that each passes on at least; simulator keeps 10%, own default
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    From {since:day} on {mids} accounts got {scattered:fen} and passed on {gathered:fen} ({share:share}) to one account within {days} days each.
 * @message.zh {since:day} 起 {mids} 个账户收到 {scattered:fen}，各在 {days} 天内把 {gathered:fen}（{share:share}）汇入同一账户。
 * @why        Who takes a detour over several accounts hides the real payee.
 * @why.zh     经多个账户绕行后汇集，掩盖了真正的收款人。
 * @basis      Scatter-gather of AMLSim (7 accounts, each keeps 10%); 80% and 30 days own defaults; reconstructed
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE sThen.kind IN $kinds AND EXISTS { MATCH (s)<-[p:PAID]-(:Account) WHERE p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (s) {
  MATCH (s)-[e:PAID]->(m:Account)-[f:PAID]->(d:Account)
  WHERE COUNT { (s)-[:PAID]->() } >= $mids AND f.at >= e.at AND f.at <= e.at + $windowDays * 86400000 AND NOT m.kind IN $hubs AND NOT d.kind IN $hubs AND m <> s AND d <> s AND d <> m AND COUNT { (m)-[:PAID]-() } <= $busy
    AND e.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(e.ambiguousWith, [])) = 0 AND coalesce(e.state, 'paid') = 'paid' AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) AND f.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(f.ambiguousWith, [])) = 0 AND coalesce(f.state, 'paid') = 'paid' AND f.at <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) AND NOT EXISTS { MATCH (d)-[undo:PAID]->() WHERE f.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
  WITH s, m, d, e, sum(f.amount) AS passed, collect(f.id) AS onward
  WHERE passed >= $passedLeast * e.amount AND passed <= e.amount AND NOT EXISTS { MATCH (m)-[old:PAID]-(d) WHERE old.at < e.at AND old.addedIn <= $batch AND (old.retiredIn IS NULL OR old.retiredIn > $batch) }
  WITH s, m, d, e, passed, onward ORDER BY e.at, e.id
  WITH s, d, collect({m: m.id, e: e.id, at: e.at, amount: e.amount, passed: passed, onward: onward}) AS mids
  WHERE size(mids) >= $mids
  UNWIND mids AS first
  UNWIND [x IN mids WHERE x.at >= first.at AND x.at <= first.at + $windowDays * 86400000] AS x
  WITH s, d, first, x.m AS m, head(collect(x)) AS one ORDER BY m
  WITH s, d, first.at AS since, first.e AS begun, collect(one) AS passing
  WHERE size(passing) >= $mids
  WITH s, d, since, passing ORDER BY size(passing) DESC, since, begun
  WITH s, d, head(collect({since: since, passing: passing})) AS best
  MATCH (s)<-[p:PAID]-(:Account)
  WHERE p.at <= best.since AND p.at >= best.since - $windowDays * 86400000 AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH s, d, best, p ORDER BY p.at DESC, p.id
  WITH s, d, best, head(collect(p)) AS p, reduce(sum = 0, x IN best.passing | sum + x.amount) AS scattered, reduce(sum = 0, x IN best.passing | sum + x.passed) AS gathered
  RETURN collect({subject: s.id, key: [d.id], band: 'red', measured: size(best.passing), limit: $mids, amount: p.amount,
    nodes: [s.id, d.id] + [x IN best.passing | x.m], edges: [p.id] + reduce(flat = [], x IN best.passing | flat + x.e + x.onward),
    facts: {since: best.since, mids: size(best.passing), scattered: scattered, gathered: gathered, share: toFloat(gathered) / scattered, days: $windowDays},
    trap: CASE WHEN d.kind = 'merchant' THEN 'T-GX1' ELSE head(COLLECT { UNWIND [s, d] + [(d)-[:HELD_BY]->(h) | h] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) END}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
