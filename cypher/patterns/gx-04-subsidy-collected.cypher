/**
 * @id         gx-04-subsidy-collected
 * @code       GX-04
 * @title      Grants of several households are collected on one account
 * @title.zh   补贴代收归集
 * @bands      red if the collector is a cadre or represents an enterprise; orange else; yellow where it is kin of the households
 * @precision  medium
 * @subject    Account
 * @needs      CARD FLOW HOUSEHOLD
 * @traps      T-GX1
 * @measure    count
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      sources string[] Sources covered for the region
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] Kinds of account that never stand inside a path; conventions of the rules
 * @param      homes integer = 5 Households at least; simulated fan-in, own default
 * @param      windowDays integer = 20 Days from the grant to the transfer; simulator, 10 to 20 days
 * @param      partLeast number = 0.5 Share of its grant that each passes on at least; own default
 * @param      listed integer = 100 Transfers shown at most, in the order of their time; own default
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {homes} households passed on {sent:fen} of {granted:fen} granted ({share:share}) to one account within {days} days each; collector: {role}; coefficient of variation {cv}; {cut} transfers are not listed.
 * @message.zh {homes} 户在各自到账 {days} 天内把补贴 {granted:fen} 中的 {sent:fen}（{share:share}）转入同一账户；归集人：{role}；变异系数 {cv}；另有 {cut} 笔未列出。
 * @why        A grant to a household is for the household; who collects it may keep it.
 * @why.zh     到户补贴应归农户所有，集中转出可能被他人截留。
 * @basis      Fan-in of AMLSim and AMLworld; audits of subsidies claimed by cadres; 50% and 10% own defaults; reconstructed. Households of one payout batch or line are held together.
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE NOT sThen.kind IN $hubs AND EXISTS { MATCH (s)<-[f:PAID]-(card:Account) WHERE card.kind = 'household' AND f.kind = 'transfer' AND coalesce(f.state, 'paid') = 'paid' AND f.at <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) }
CALL (s) {
  MATCH (s)<-[f:PAID]-(card:Account)<-[g:PAID]-(:Account)
  WHERE card.kind IN ['household', 'person'] AND card <> s AND g.at <= f.at AND g.at >= f.at - $windowDays * 86400000 AND f.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(f.ambiguousWith, [])) = 0 AND coalesce(f.state, 'paid') = 'paid' AND f.at <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) AND g.kind = 'payment' AND (g.indicator IS NOT NULL OR g.batch IS NOT NULL) AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND NOT EXISTS { MATCH (card)-[undo:PAID]->() WHERE g.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) } AND NOT EXISTS { MATCH (s)-[undo:PAID]->() WHERE f.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
  WITH s, card, g, sum(f.amount) AS sent, collect(f) AS sending
  WHERE sent >= $partLeast * g.amount
  MATCH (card)-[:HELD_BY]->()-[:MEMBER_OF*0..1]->(home:Household)
  // The collector is of none of the households.
  WHERE NOT EXISTS { MATCH (s)-[:HELD_BY]->(home) } AND NOT EXISTS { MATCH (s)-[:HELD_BY]->(:Person)-[:MEMBER_OF]->(home) }
  WITH DISTINCT s, home, g, sent, sending ORDER BY g.at, g.id
  WITH s, coalesce(g.batch, g.indicator) AS grant, collect(DISTINCT home) AS homes, sum(g.amount) AS granted, sum(sent) AS sent, collect(g) AS grants, collect(sending) AS lists,
    avg(toFloat(sent) / g.amount) AS mean, stDevP(toFloat(sent) / g.amount) AS spread
  WHERE size(homes) >= $homes AND EXISTS { MATCH (:Account)-[p:PAID {id: head(grants).id}]->(:Account) WHERE p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
  WITH s, grant, homes, granted, sent, grants, mean, spread, COLLECT { UNWIND lists AS list UNWIND list AS f RETURN DISTINCT f ORDER BY f.at, f.id } AS flows
  WITH s, grant, homes, granted, sent, grants, mean, spread, flows, last(flows).at AS at
  WITH s, grant, homes, granted, sent, grants, mean, spread, flows,
    head(COLLECT { MATCH (s)-[:HELD_BY]->(q:Person)-[r:STAFF_OF]->(:Unit) WHERE 'STAFF' IN $sources AND coalesce(r.from, 0) <= at AND coalesce(r.to, 9000000000000000) >= at AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN [r.role, q.id, r.id] ORDER BY r.id LIMIT 1 }) AS office,
    head(COLLECT { MATCH (s)-[:HELD_BY]->(q:Person)-[r:LEGAL_REP_OF]->(e:Enterprise) WHERE coalesce(r.from, 0) <= at AND coalesce(r.to, 9000000000000000) >= at AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN [e.name, q.id, r.id] ORDER BY r.id LIMIT 1 }) AS firm,
    size([h IN homes WHERE EXISTS { MATCH (s)-[:HELD_BY]->(:Person)-[k:KIN_OF]-(:Person)-[:MEMBER_OF]->(h) WHERE k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) }]) AS kin
  RETURN collect({subject: s.id, key: [grant], band: CASE WHEN size(homes) - kin < $homes THEN 'yellow' WHEN office IS NOT NULL OR firm IS NOT NULL THEN 'red' ELSE 'orange' END,
    measured: size(homes), limit: $homes, amount: granted, nodes: [s.id] + [h IN homes | h.id] + [coalesce(office[1], firm[1], s.id)],
    edges: [g IN grants | g.id] + [f IN flows[0..$listed] | f.id] + [x IN [office[2], firm[2]] WHERE x IS NOT NULL],
    facts: {homes: size(homes), sent: sent, granted: granted, share: toFloat(sent) / granted, days: $windowDays, role: coalesce(office[0], firm[0], s.kind, ''),
      cv: round(spread / mean, 3), cut: CASE WHEN size(flows) > $listed THEN size(flows) - $listed ELSE 0 END, trap: CASE WHEN size(homes) - kin < $homes THEN 'T-GX3' END},
    trap: CASE WHEN s.kind = 'merchant' OR s.whitelisted = true THEN 'T-GX1' ELSE head(COLLECT { UNWIND [s] + [(s)-[:HELD_BY]->(h) | h] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) END}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
