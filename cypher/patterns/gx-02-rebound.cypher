/**
 * @id         gx-02-rebound
 * @code       GX-02
 * @title      A payee pays back to people of the paying office
 * @title.zh   付款后回流关联个人
 * @bands      red the whole payment returned within fullWithin; orange a share in the kickback band at least times
 * @precision  medium
 * @subject    Account
 * @needs      PAY ACCOUNT FLOW STAFF
 * @traps      T-GX1 T-GX2 T-GX3
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      sources string[] Sources covered for the region
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] Kinds of account that never stand inside a path; conventions of the rules
 * @param      busy integer = 5000 An account with more payments than this is a market and no middleman, and is not walked through; own default
 * @param      paidOver fen = 5000000 Payment to the enterprise above this; tax inspection handbook
 * @param      windowDays integer = 30 Days from the payment to the return; tax inspection handbook
 * @param      fullWithin number = 0.05 Difference at which the whole is returned; tax inspection handbook
 * @param      bandFrom number = 0.03 Least share of a kickback; own default
 * @param      bandTo number = 0.3 Largest share of a kickback; own default
 * @param      least fen = 500000 Smallest return; own default
 * @param      times integer = 2 Returns in the kickback band; own default
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {enterprise} was paid {paid:fen} by decision of {unit}; {returned:fen} in {times} payments reached the account of {role} of that office or village, or kin of theirs, within {days} days each.
 * @message.zh {enterprise} 经 {unit} 收款 {paid:fen}，各在 {days} 天内有 {times} 笔共 {returned:fen} 转入该单位或村 {role}（或其亲属）的账户。
 * @why        Who decides about money must not get part of it back.
 * @why.zh     决定付款的人不得从收款人处取得回流。
 * @basis      Tax inspection handbook (over 50,000, 30 days, 5%, related persons); press on family accounts; kickback band own default; reconstructed. Returns under a lease or labour roster on file are left out.
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE sThen.kind IN ['person', 'household']
// Who stands behind the account: its holder or the members of the household, themselves in office or kin of somebody who is.
CALL (s) {
  MATCH (s)-[h:HELD_BY]->(q:Person) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN q UNION
  MATCH (s)-[h:HELD_BY]->(:Household)<-[m:MEMBER_OF]-(q:Person) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN q
}
CALL (q) {
  MATCH (q)-[r:STAFF_OF]->(u:Unit) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN q AS official, r, u, [] AS kin UNION
  MATCH (q)-[k:KIN_OF]-(official:Person)-[r:STAFF_OF]->(u:Unit) WHERE 'KIN' IN $sources AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN official, r, u, [k.id] AS kin
}
WITH s, sThen, collect({person: q.id, official: official.id, role: r, unit: u, edges: kin + [r.id],
  villages: COLLECT { MATCH (c:Record {kind: 'cadre'})-[:ABOUT]->(official) WHERE c.reference IS NOT NULL RETURN c.reference }}) AS ties
CALL (s, ties) {
  // Backwards from the account, at most three payments; none is smaller than the one after it.
  MATCH (s)<-[l:PAID]-(x:Account)
  WHERE l.amount >= $least AND l.indicator IS NULL AND l.batch IS NULL AND NOT x.kind IN $hubs AND x <> s AND l.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(l.ambiguousWith, [])) = 0 AND coalesce(l.state, 'paid') = 'paid' AND l.at <= $asOf AND l.addedIn <= $batch AND (l.retiredIn IS NULL OR l.retiredIn > $batch) AND NOT EXISTS { MATCH (s)-[undo:PAID]->() WHERE l.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
    AND NOT EXISTS { MATCH (s)-[:HELD_BY]->()<-[:MEMBER_OF*0..1]-()<-[:ABOUT]-(r:Record) WHERE r.kind IN ['lease', 'labour-roster'] AND coalesce(r.from, 0) <= l.at AND coalesce(r.to, 9000000000000000) >= l.at }
  CALL (s, l, x) { RETURN x AS payee, [l] AS steps UNION ALL
    MATCH (x)<-[b:PAID]-(y:Account)
    WHERE COUNT { (x)-[:PAID]-() } <= $busy AND b.at <= l.at AND b.at >= l.at - $windowDays * 86400000 AND b.amount >= l.amount AND b.indicator IS NULL AND b.batch IS NULL
      AND NOT y.kind IN $hubs AND NOT y IN [s, x] AND b.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(b.ambiguousWith, [])) = 0 AND coalesce(b.state, 'paid') = 'paid' AND b.at <= $asOf AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch)
    CALL (s, l, x, b, y) { RETURN y AS payee, [b, l] AS steps UNION ALL
      MATCH (y)<-[c:PAID]-(z:Account)
      WHERE COUNT { (y)-[:PAID]-() } <= $busy AND c.at <= b.at AND c.at >= l.at - $windowDays * 86400000 AND c.amount >= b.amount AND c.indicator IS NULL AND c.batch IS NULL
        AND NOT z.kind IN $hubs AND NOT z IN [s, x, y] AND c.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(c.ambiguousWith, [])) = 0 AND coalesce(c.state, 'paid') = 'paid' AND c.at <= $asOf AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
      RETURN z AS payee, [c, b, l] AS steps
    }
    RETURN payee, steps }
  MATCH (payee)-[h:HELD_BY]->(e:Enterprise) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
  MATCH (payee)<-[p:PAID]-(payer:Account)
  WHERE p.amount > $paidOver AND p.at <= head(steps).at AND p.at >= last(steps).at - $windowDays * 86400000 AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  // The office that decided: the one the line was given to, else the holder of the paying account; or the cadre of the project's village.
  UNWIND ties AS tie
  WITH s, e, p, payer, payee, steps, tie, tie.unit AS u, tie.role AS r
  WHERE coalesce(r.from, 0) <= p.at AND coalesce(r.to, 9000000000000000) >= p.at
    AND (EXISTS { MATCH (:Indicator {id: p.indicator})-[g:GIVEN_TO]->(u) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }
      OR payer.kind <> 'treasury' AND EXISTS { MATCH (payer)-[g:HELD_BY]->(u) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }
      OR EXISTS { MATCH (j:Project {id: p.project}) WHERE j.village <> '' AND (j.village IN tie.villages OR r.role CONTAINS j.village) })
  WITH s, e, u, p, payee, collect(DISTINCT last(steps)) AS returns, collect(steps) AS paths, collect(DISTINCT tie) AS ofThem
  WITH s, e, u, p, payee, returns, paths, ofThem, reduce(sum = 0, l IN returns | sum + l.amount) AS returned
  WITH s, e, u, p, payee, returns, paths, ofThem, returned, abs(returned - p.amount) <= $fullWithin * p.amount AS full,
    returned >= $bandFrom * p.amount AND returned <= $bandTo * p.amount AS part
  WHERE full OR part
  ORDER BY p.at, p.id
  WITH s, e, u, collect({p: p, payee: payee.id, returns: returns, paths: paths, by: ofThem, returned: returned, full: full}) AS cases
  WITH s, e, u, cases, COLLECT { UNWIND cases AS c UNWIND c.returns AS l RETURN DISTINCT l ORDER BY l.id } AS returns, any(c IN cases WHERE c.full) AS full, head(head(cases).ofThem) AS tie
  WHERE full OR size(returns) >= $times
  WITH s, e, u, cases, returns, full, tie, head(COLLECT { UNWIND [s, e] + [(s)-[:HELD_BY]->(h) | h] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1', 'T-GX2', 'T-GX3'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) AS exempt
  RETURN collect({subject: s.id, key: [e.id, u.id], band: CASE WHEN full THEN 'red' ELSE 'orange' END,
    measured: reduce(most = 0.0, c IN cases | CASE WHEN toFloat(c.returned) / c.p.amount > most THEN toFloat(c.returned) / c.p.amount ELSE most END),
    limit: CASE WHEN full THEN 1 - $fullWithin ELSE $bandFrom END, amount: reduce(sum = 0, c IN cases | sum + c.p.amount),
    nodes: [s.id, e.id, u.id, tie.person, tie.official] + COLLECT { UNWIND cases AS c UNWIND c.paths AS path UNWIND path AS step RETURN DISTINCT startNode(step).id },
    edges: [c IN cases | c.p.id] + COLLECT { UNWIND cases AS c UNWIND c.paths AS path UNWIND path AS step RETURN DISTINCT step.id } + tie.edges, facts: {enterprise: coalesce(e.name, e.id), unit: coalesce(u.name, u.id), role: coalesce(tie.role.role, ''), paid: reduce(sum = 0, c IN cases | sum + c.p.amount),
      returned: reduce(sum = 0, l IN returns | sum + l.amount), times: size(returns), days: $windowDays},
    trap: exempt}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
