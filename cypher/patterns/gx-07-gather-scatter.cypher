/**
 * @id         gx-07-gather-scatter
 * @code       GX-07
 * @title      Money is gathered from several accounts, then scattered
 * @title.zh   先聚后散
 * @bands      orange
 * @precision  medium
 * @subject    Account
 * @needs      FLOW ACCOUNT
 * @traps      T-GX1
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      kinds string[] = ["enterprise","merchant","village-collective","person","household","wages","unknown"] Kinds of account that are judged: payees, no hubs; own default
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] Kinds of account that never stand inside a path; conventions of the rules
 * @param      busy integer = 5000 An account with more payments than this is a market and no middleman, and is not walked through; own default
 * @param      payersLeast integer = 5 Accounts that pay in at least; simulator has 5
 * @param      payeesLeast integer = 5 Accounts that are paid at least; simulator has 5
 * @param      windowDays integer = 20 Days from the first payment in to the last one out, and from an anchor to its payment in; simulator, 10 to 20 days
 * @param      differenceMost number = 0.15 Difference of in and out; own default
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    From {since:day} on {sources} accounts paid in {gathered:fen}; after the last of them {scattered:fen} went out to {sinks} accounts, all within {days} days; the order of the payments is {order}.
 * @message.zh {since:day} 起 {sources} 个账户汇入 {gathered:fen}，最后一笔汇入之后 {scattered:fen} 分散转给 {sinks} 个账户，均在 {days} 天内，先后顺序{order}。
 * @why        A hub that takes from many and gives to many breaks the trail of public money.
 * @why.zh     先汇集再分散的账户切断了资金去向。
 * @basis      Gather-scatter of AMLSim (scatter not before the last gather); 15% own default; reconstructed
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE sThen.kind IN $kinds AND COUNT { (s)-[:PAID]-() } <= $busy
  AND EXISTS { MATCH (s)<-[g:PAID]-(x:Account) WHERE g.kind = 'transfer' AND NOT x.kind IN $hubs AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }
CALL (s) {
  MATCH (s)<-[g:PAID]-(x:Account)
  WHERE COUNT { (s)<-[:PAID]-() } >= $payersLeast AND COUNT { (s)-[:PAID]->() } >= $payeesLeast AND NOT x.kind IN $hubs AND x <> s AND g.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND NOT EXISTS { MATCH (s)-[undo:PAID]->() WHERE g.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
  WITH s, x, g ORDER BY g.at, g.id
  WITH s, count(DISTINCT x) AS many, collect({id: g.id, at: g.at, amount: g.amount, other: x, loose: g.timePrecision}) AS ins
  WHERE many >= $payersLeast
  MATCH (s)-[o:PAID]->(t:Account)
  WHERE t <> s AND o.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(o.ambiguousWith, [])) = 0 AND coalesce(o.state, 'paid') = 'paid' AND o.at <= $asOf AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) AND NOT EXISTS { MATCH (t)-[undo:PAID]->() WHERE o.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
  WITH s, ins, t, o ORDER BY o.at, o.id
  WITH s, ins, count(DISTINCT t) AS many, collect({id: o.id, at: o.at, amount: o.amount, other: t, loose: o.timePrecision}) AS outs
  WHERE many >= $payeesLeast
  UNWIND ins AS first
  WITH s, first, [x IN ins WHERE x.at >= first.at AND x.at <= first.at + $windowDays * 86400000] AS gathers,
    [x IN outs WHERE x.at >= first.at AND x.at <= first.at + $windowDays * 86400000] AS scatters
  WHERE size(gathers) >= $payersLeast AND size(scatters) >= $payeesLeast AND last(gathers).at <= head(scatters).at
    AND COUNT { UNWIND gathers AS y RETURN DISTINCT y.other } >= $payersLeast AND COUNT { UNWIND scatters AS y RETURN DISTINCT y.other } >= $payeesLeast
  WITH s, first, gathers, scatters, reduce(sum = 0, y IN gathers | sum + y.amount) AS gathered, reduce(sum = 0, y IN scatters | sum + y.amount) AS scattered
  WHERE abs(scattered - gathered) <= $differenceMost * gathered
  // Windows with the same turning point are one finding, told by the first.
  WITH s, first, gathers, scatters, gathered, scattered ORDER BY first.at, first.id
  WITH s, head(scatters).id AS turn, head(collect({since: first.at, gathers: gathers, scatters: scatters, gathered: gathered, scattered: scattered})) AS one
  // The anchor: tagged money that reached somebody who paid in.
  UNWIND one.gathers AS y
  WITH s, turn, one, y, y.other AS source
  MATCH (source)<-[p:PAID]-(:Account)
  WHERE p.at <= y.at AND p.at >= y.at - $windowDays * 86400000 AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH s, turn, one, collect(DISTINCT p) AS anchors
  RETURN collect({subject: s.id, key: [turn], band: 'orange', measured: abs(toFloat(one.scattered) / one.gathered - 1), limit: $differenceMost, amount: reduce(sum = 0, p IN anchors | sum + p.amount),
    nodes: [s.id] + [y IN one.gathers | y.other.id] + [y IN one.scatters | y.other.id], edges: [p IN anchors | p.id] + [y IN one.gathers | y.id] + [y IN one.scatters | y.id],
    facts: {since: one.since, sources: COUNT { UNWIND one.gathers AS y RETURN DISTINCT y.other }, sinks: COUNT { UNWIND one.scatters AS y RETURN DISTINCT y.other },
      gathered: one.gathered, scattered: one.scattered, days: $windowDays, order: CASE WHEN any(y IN one.gathers + one.scatters WHERE y.loose = 'day') THEN 'unproven' ELSE 'proven' END},
    // Members' produce or rent under a contract on file is trade.
    trap: CASE WHEN s.kind = 'merchant' OR EXISTS { MATCH (s)-[:HELD_BY]->()<-[:ABOUT]-(r:Record {kind: 'lease'}) WHERE coalesce(r.from, 0) <= one.since AND coalesce(r.to, 9000000000000000) >= one.since } THEN 'T-GX1'
      ELSE head(COLLECT { UNWIND [s] + [(s)-[:HELD_BY]->(h) | h] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) END}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
