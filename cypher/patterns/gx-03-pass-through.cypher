/**
 * @id         gx-03-pass-through
 * @code       GX-03
 * @title      Public money passes through an account within days
 * @title.zh   快进快出过账
 * @bands      orange
 * @precision  medium
 * @subject    Account
 * @needs      PAY ACCOUNT FLOW
 * @traps      T-GX1 T-ZH1 T-ZH4
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] Kinds of account that never stand inside a path; conventions of the rules
 * @param      receivedLeast fen = 5000000 Tagged money that comes in; own default after the limits of large transfers
 * @param      hours integer = 72 Hours from the first receipt; own default
 * @param      outLeast number = 0.9 Share that leaves at least; ratio of out and in, own default
 * @param      restMost number = 0.1 Share of the receipt that remains at most; own default
 * @param      episodes integer = 2 Episodes at least; own default
 * @param      withinDays integer = 90 Days within which they lie; own default
 * @param      youngDays integer = 180 Age of an enterprise of which one episode is enough; own default
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    Of {received:fen} that came in from {since:day} on, {share:share} went out within {hours} hours; {episodes} such episodes, {rest:fen} was left.
 * @message.zh {since:day} 起到账 {received:fen}，{hours} 小时内转出 {share:share}，此类情形 {episodes} 次，余额 {rest:fen}。
 * @why        An account that keeps nothing of what it gets stands between payer and real payee.
 * @why.zh     到账即转出的账户只是付款人与真正收款人之间的通道。
 * @basis      FinBench query 7; manuals on pass-through accounts; 72 hours, 10%, two episodes own defaults; reconstructed
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE NOT sThen.kind IN $hubs AND EXISTS { MATCH (s)<-[p:PAID]-(:Account) WHERE p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (s) {
  // Tagged payments that follow each other within the hours are one episode, told by its first.
  MATCH (s)<-[p:PAID]-(:Account)
  WHERE NOT EXISTS { MATCH (s)<-[q:PAID]-() WHERE (q.at < p.at OR (q.at = p.at AND q.id < p.id)) AND q.at >= p.at - $hours * 3600000 AND q.kind = 'payment' AND (q.indicator IS NOT NULL OR q.batch IS NOT NULL) AND coalesce(q.state, 'paid') = 'paid' AND q.at <= $asOf AND q.addedIn <= $batch AND (q.retiredIn IS NULL OR q.retiredIn > $batch) } AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  MATCH (s)<-[g:PAID]-(source:Account)
  WHERE g.at >= p.at AND g.at <= p.at + $hours * 3600000 AND g.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND NOT EXISTS { MATCH (s)-[undo:PAID]->() WHERE g.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
  WITH s, p, sum(g.amount) AS received, sum(CASE WHEN g.indicator IS NOT NULL OR g.batch IS NOT NULL THEN g.amount ELSE 0 END) AS tagged, collect(DISTINCT source.id) AS sources, collect(g.id) AS ins
  WHERE tagged >= $receivedLeast
  MATCH (s)-[o:PAID]->(sink:Account)
  WHERE o.at >= p.at AND o.at <= p.at + $hours * 3600000 AND o.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(o.ambiguousWith, [])) = 0 AND coalesce(o.state, 'paid') = 'paid' AND o.at <= $asOf AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) AND NOT EXISTS { MATCH (sink)-[undo:PAID]->() WHERE o.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
  WITH s, p, received, tagged, sources, ins, o, sink ORDER BY o.at, o.seq, o.id
  WITH s, p, received, tagged, sources, ins, sum(o.amount) AS sent, collect(DISTINCT sink.id) AS sinks, collect(o.id) AS outs, last(collect(o)) AS final
  WHERE sent >= $outLeast * received AND sent <= received AND any(id IN sinks WHERE NOT id IN sources)
  // What is left: as the statement says, else the last balance on file and all movements after it. Unknown: no episode.
  WITH s, p, received, tagged, ins, outs, sinks, sent, coalesce(final.payerBalance, head(COLLECT {
    MATCH (b:Balance)-[a:ABOUT]->(s) WHERE b.date <= final.at AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
    WITH b ORDER BY b.date DESC LIMIT 1
    RETURN b.amount + reduce(sum = 0, x IN COLLECT { MATCH (s)<-[m:PAID]-() WHERE m.at >= b.date + 86400000 AND m.at <= final.at AND coalesce(m.state, 'paid') = 'paid' AND m.at <= $asOf AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN m.amount } | sum + x)
      - reduce(sum = 0, x IN COLLECT { MATCH (s)-[m:PAID]->() WHERE m.at >= b.date + 86400000 AND m.at <= final.at AND coalesce(m.state, 'paid') = 'paid' AND m.at <= $asOf AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN m.amount } | sum + x) AS left })) AS rest
  WHERE rest <= $restMost * received
  WITH s, p, received, tagged, ins, outs, sinks, sent, rest, EXISTS { MATCH (s)-[h:HELD_BY]->(e:Enterprise) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND e.establishedAt <= p.at AND p.at - e.establishedAt < $youngDays * 86400000 } AS young
  ORDER BY p.at, p.id
  WITH s, collect({p: p, received: received, tagged: tagged, edges: ins + outs, sinks: sinks, share: toFloat(sent) / received, rest: rest, young: young}) AS seen
  WITH s, [x IN seen WHERE x.young OR size([y IN seen WHERE abs(y.p.at - x.p.at) <= $withinDays * 86400000]) >= $episodes] AS counted
  WHERE size(counted) > 0
  RETURN collect({subject: s.id, band: 'orange', measured: head(counted).share, limit: $outLeast, amount: reduce(sum = 0, x IN counted | sum + x.tagged),
    nodes: reduce(flat = [s.id], x IN counted | flat + x.sinks), edges: reduce(flat = [], x IN counted | flat + x.edges),
    facts: {received: head(counted).received, since: head(counted).p.at, share: head(counted).share, hours: $hours, episodes: size(counted), rest: head(counted).rest},
    trap: CASE WHEN s.kind = 'wages' THEN 'T-ZH4' WHEN s.whitelisted = true THEN 'T-ZH1' ELSE head(COLLECT { UNWIND [s] + [(s)-[:HELD_BY]->(h) | h] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1', 'T-ZH1', 'T-ZH4'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) END}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
