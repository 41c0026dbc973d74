/**
 * @id         gx-05-fan-out
 * @code       GX-05
 * @title      An enterprise divides public money among persons
 * @title.zh   企业收款后分散转个人
 * @bands      orange where the sums are round or equal; yellow else
 * @precision  medium
 * @subject    Account
 * @needs      PAY FLOW TAX CONTRACT
 * @traps      T-GX1
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      persons integer = 5 Personal accounts at least; simulated fan-out
 * @param      windowDays integer = 20 Days from the receipt; simulator, 10 to 20 days
 * @param      partLeast number = 0.6 Share of the tagged money of these days; own default
 * @param      roundTo fen = 100000 A round sum is a multiple of this; own default after manuals on round amounts
 * @param      rosters string[] = ["labour-roster","insured-staff","lease"] Records that explain a payment to a person; rules, traps of the pattern
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    Of {received:fen} received from {since:day} on, {sent:fen} ({share:share}) went to {persons} personal accounts on no roster within {days} days.
 * @message.zh {since:day} 起收到 {received:fen}，{days} 天内有 {sent:fen}（{share:share}）转入 {persons} 个不在用工名册的个人账户。
 * @why        Works and goods are not bought from persons who neither worked nor sold.
 * @why.zh     既未务工也未供货的个人不应分得项目资金。
 * @basis      Fan-out of AMLSim; round amounts of the FFIEC manual, appendix F; 60% own default; reconstructed. Tagged money of the window counts together.
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE sThen.kind IN ['enterprise', 'merchant', 'village-collective'] AND EXISTS { MATCH (s)<-[p:PAID]-(:Account) WHERE p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (s) {
  MATCH (s)<-[p:PAID]-(:Account)
  WHERE COUNT { (s)-[:PAID]->() } >= $persons AND EXISTS { MATCH (s)-[o:PAID]->(t:Account) WHERE t.kind IN ['person', 'household'] AND o.at >= p.at AND o.at <= p.at + $windowDays * 86400000 } AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  MATCH (s)<-[q:PAID]-(:Account)
  WHERE q.at >= p.at AND q.at <= p.at + $windowDays * 86400000 AND q.kind = 'payment' AND (q.indicator IS NOT NULL OR q.batch IS NOT NULL) AND coalesce(q.state, 'paid') = 'paid' AND q.at <= $asOf AND q.addedIn <= $batch AND (q.retiredIn IS NULL OR q.retiredIn > $batch) AND NOT EXISTS { MATCH (s)-[undo:PAID]->() WHERE q.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
  WITH s, p, sum(q.amount) AS received
  MATCH (s)-[o:PAID]->(t:Account)
  WHERE t.kind IN ['person', 'household'] AND o.at >= p.at AND o.at <= p.at + $windowDays * 86400000 AND o.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(o.ambiguousWith, [])) = 0 AND coalesce(o.state, 'paid') = 'paid' AND o.at <= $asOf AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) AND NOT EXISTS { MATCH (t)-[undo:PAID]->() WHERE o.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
    AND NOT EXISTS { MATCH (t)-[:HELD_BY]->()<-[:MEMBER_OF*0..1]-()<-[:ABOUT]-(r:Record) WHERE r.kind IN $rosters AND coalesce(r.from, 0) <= o.at AND coalesce(r.to, 9000000000000000) >= o.at }
  WITH s, p, received, t, sum(o.amount) AS got, collect(o.id) AS outs ORDER BY t.id
  WITH s, p, received, collect(t.id) AS persons, sum(got) AS sent, collect(got) AS sums, reduce(flat = [], list IN collect(outs) | flat + list) AS edges
  WHERE size(persons) >= $persons AND sent >= $partLeast * received
  // Payments whose windows show the same persons are one finding, told by the last.
  ORDER BY p.at DESC, p.id
  WITH s, persons, head(collect({p: p, received: received, sent: sent, edges: edges, regular: all(x IN sums WHERE x % $roundTo = 0) OR all(x IN sums WHERE x = head(sums))})) AS one
  RETURN collect({subject: s.id, key: [one.p.id], band: CASE WHEN one.regular THEN 'orange' ELSE 'yellow' END, measured: toFloat(one.sent) / one.received, limit: $partLeast, amount: one.p.amount,
    nodes: [s.id] + persons, edges: [one.p.id] + one.edges,
    facts: {received: one.received, since: one.p.at, sent: one.sent, share: toFloat(one.sent) / one.received, persons: size(persons), days: $windowDays},
    trap: head(COLLECT { UNWIND [s] + [(s)-[:HELD_BY]->(h) | h] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
