/**
 * @id         gx-02-rebound
 * @code       GX-02
 * @title      A payee pays back to people of the paying office
 * @title.zh   付款后回流关联个人
 * @bands      red the whole payment returned within fullWithin; orange a share in the kickback band at least times
 * @bands.zh   在 fullWithin 以内全额回流的为红；回流比例处于回扣区间、达到 times 笔的为橙
 * @precision  medium
 * @subject    Account
 * @reads      HELD_BY> (STAFF_OF>; <ABOUT; KIN_OF (STAFF_OF>; <ABOUT); <MEMBER_OF (STAFF_OF>; <ABOUT; KIN_OF (STAFF_OF>; <ABOUT))); <ABOUT;
 *             payee~payer(!hubs)*3 (party~; HELD_BY> <ABOUT; payee~indicator GIVEN_TO>; payee~batch FUNDED_BY>; payee~project <FOR; payee~payer
 *             HELD_BY>)
 * @narrowed   official
 * @needs      PAY ACCOUNT FLOW STAFF
 * @traps      T-GX1 T-GX2 T-GX3
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      sources string[] Sources covered for the region
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] {account-kinds} Kinds of account that never stand inside a path; conventions of the rules
 * @param      busy integer = 5000 An account with more payments than this, of any batch, is a market and no middleman, and is not walked through; own default
 * @param      paidOver fen = 5000000 Payment to the enterprise above this; tax inspection handbook
 * @param      windowDays integer = 30 Days from the payment to the return; tax inspection handbook
 * @param      fullWithin number = 0.05 Difference at which the whole is returned; tax inspection handbook
 * @param      bandFrom number = 0.03 Least share of a kickback; own default
 * @param      bandTo number = 0.3 Largest share of a kickback; own default
 * @param      least fen = 500000 Smallest return; own default
 * @param      times integer = 2 Returns in the kickback band; own default
 * @param.zh   hubs       不得处于路径中间的账户类型；规则通则
 * @param.zh   busy       各批次付款合计超过此笔数的账户视为集散账户，不是过桥账户，不再穿透；自定默认值
 * @param.zh   paidOver   付给企业的款项超过此数；税务稽查手册
 * @param.zh   windowDays 自付款至回流的天数；税务稽查手册
 * @param.zh   fullWithin 差额在此比例以内视为全额回流；税务稽查手册
 * @param.zh   bandFrom   回扣的最低比例；自定默认值
 * @param.zh   bandTo     回扣的最高比例；自定默认值
 * @param.zh   least      单笔回流的最低金额；自定默认值
 * @param.zh   times      处于回扣区间的回流笔数；自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {enterprise} was paid {paid:fen} by decision of {unit}; {returned:fen} in {times} payments reached the account of {role} of that office or village, or kin of theirs, within {days} days each; the order of the payments is {order:word}.
 * @message.zh {enterprise} 经 {unit} 收款 {paid:fen}，各在 {days} 天内有 {times} 笔共 {returned:fen} 转入该单位或村 {role}（或其亲属）的账户，先后顺序{order:word}。
 * @why        Who decides about money must not get part of it back.
 * @why.zh     决定付款的人不得从收款人处取得回流。
 * @basis      Tax inspection handbook (over 50,000, 30 days, 5%, related persons); press on family accounts; kickback band own default; reconstructed. Returns under a lease or labour roster on file are left out. From the enterprise to the person there are at most three payments, none smaller than the one after it, with no account twice; several returns of one payment add up. The office is the one to which the line was given, the holder of the paying account if that is no treasury, or the village of the project, where the person is a cadre and on the staff of some unit. Two returns are needed for a kickback; a constant ratio of single ones is not asked for. What an account sends back with a settlement is taken off what it got. A day of a window has 24 hours.
 * @basis.zh   税务稽查手册（超过 5 万元、30 天、5%、关联人员）；媒体对亲属账户的报道；回扣区间为自定默认值；条件系复原。有租赁合同或务工名册在案的回流不计。从企业到个人最多三笔付款，每笔不小于其后一笔，账户不重复；同一付款的多笔回流合并计算。所称单位指指标下达的单位、付款账户（非国库）的持有单位，或项目所在的村（该人为村干部且在某单位任职）。回扣须有两笔回流；不要求单笔回流比例恒定。账户已退回并冲抵的款项，从其收款中扣除。期限内一天按 24 小时计
 * @engine     cypher
 * @version    2
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
WITH s, sThen, q, official, r, u, kin ORDER BY r.id, kin, q.id
WITH s, sThen, collect({person: q.id, official: official.id, role: r, unit: u, edges: kin + [r.id],
  villages: COLLECT { MATCH (c:Record {kind: 'cadre'})-[a:ABOUT]->(official) WHERE c.reference IS NOT NULL AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN c.reference }}) AS ties
CALL (s, ties) {
  // Backwards from the account, at most three payments; none is smaller than the one after it.
  WITH s, ties, COLLECT { MATCH (s)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
  MATCH (s)<-[l:PAID]-(x)
  WHERE l.amount >= $least AND l.indicator IS NULL AND l.batch IS NULL AND NOT coalesce(x.kind, 'unknown') IN $hubs AND x <> s AND l.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(l.ambiguousWith, [])) = 0 AND coalesce(l.state, 'paid') = 'paid' AND l.at <= $asOf AND l.addedIn <= $batch AND (l.retiredIn IS NULL OR l.retiredIn > $batch)
    AND NOT EXISTS { MATCH (s)-[h:HELD_BY]->()<-[a:ABOUT]-(r:Record) WHERE r.kind IN ['lease', 'labour-roster'] AND coalesce(r.from, 0) <= l.at AND coalesce(r.to, 9000000000000000) >= l.at AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) }
    AND NOT EXISTS { MATCH (s)-[h:HELD_BY]->(:Household)<-[m:MEMBER_OF]-(:Person)<-[a:ABOUT]-(r:Record) WHERE r.kind IN ['lease', 'labour-roster'] AND coalesce(r.from, 0) <= l.at AND coalesce(r.to, 9000000000000000) >= l.at AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) }
  WITH s, ties, l, x, l.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = l.id THEN u.settledAmounts[k] ELSE 0 END)) AS lNet WHERE lNet >= $least
  CALL (s, l, lNet, x) { RETURN x AS payee, [l] AS steps UNION ALL
    WITH *, COLLECT { MATCH (x)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS xBack
    MATCH (x)<-[b:PAID]-(y)
    WHERE COUNT { (x)-[:PAID]-() } <= $busy AND (l.at > b.at OR l.at = b.at AND (b.timePrecision = 'day' OR l.timePrecision = 'day' OR l.seq > b.seq)) AND b.at >= l.at - $windowDays * 86400000 AND b.amount >= lNet AND b.indicator IS NULL AND b.batch IS NULL
      AND NOT coalesce(y.kind, 'unknown') IN $hubs AND NOT y IN [s, x] AND b.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(b.ambiguousWith, [])) = 0 AND coalesce(b.state, 'paid') = 'paid' AND b.at <= $asOf AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch)
    WITH s, l, x, b, y, lNet, b.amount - reduce(sum = 0, u IN xBack | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = b.id THEN u.settledAmounts[k] ELSE 0 END)) AS bNet WHERE bNet >= lNet
    CALL (s, l, x, b, bNet, y) { RETURN y AS payee, [b, l] AS steps UNION ALL
      WITH *, COLLECT { MATCH (y)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS yBack
      MATCH (y)<-[c:PAID]-(z)
      WHERE COUNT { (y)-[:PAID]-() } <= $busy AND (b.at > c.at OR b.at = c.at AND (c.timePrecision = 'day' OR b.timePrecision = 'day' OR b.seq > c.seq)) AND c.at >= l.at - $windowDays * 86400000 AND c.amount >= bNet AND c.indicator IS NULL AND c.batch IS NULL
        AND NOT coalesce(z.kind, 'unknown') IN $hubs AND NOT z IN [s, x, y] AND c.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(c.ambiguousWith, [])) = 0 AND coalesce(c.state, 'paid') = 'paid' AND c.at <= $asOf AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
      WITH l, b, c, z, bNet, c.amount - reduce(sum = 0, u IN yBack | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = c.id THEN u.settledAmounts[k] ELSE 0 END)) AS cNet WHERE cNet >= bNet
      RETURN z AS payee, [c, b, l] AS steps
    }
    RETURN payee, steps }
  MATCH (payee)-[h:HELD_BY]->(e:Enterprise) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
  WITH s, ties, lNet, payee, steps, e, head(steps) AS begun, COLLECT { MATCH (payee)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS payeeBack
  MATCH (payee)<-[p:PAID]-(payer)
  WHERE p.amount > $paidOver AND (begun.at > p.at OR begun.at = p.at AND (p.timePrecision = 'day' OR begun.timePrecision = 'day' OR begun.seq > p.seq)) AND p.at >= last(steps).at - $windowDays * 86400000 AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR p.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: p.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AND size(coalesce(p.ambiguousWith, [])) = 0 AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH s, ties, lNet, payee, steps, e, p, payer, p.amount - reduce(sum = 0, u IN payeeBack | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = p.id THEN u.settledAmounts[k] ELSE 0 END)) AS paid
  WHERE paid > $paidOver
  // The office that decided: the one the line was given to, else the holder of the paying account; or the cadre of the project's village.
  UNWIND ties AS tie
  WITH s, e, p, paid, payer, payee, steps, lNet, tie, tie.unit AS u, tie.role AS r
  WHERE coalesce(r.from, 0) <= p.at AND coalesce(r.to, 9000000000000000) >= p.at
    AND (EXISTS { MATCH (line:Indicator {id: p.indicator})-[g:GIVEN_TO]->(u) USING INDEX SEEK line:Indicator(id) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }
      OR coalesce(payer.kind, 'unknown') <> 'treasury' AND EXISTS { MATCH (payer)-[g:HELD_BY]->(u) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }
      OR EXISTS { MATCH (j:Project {id: p.project}) USING INDEX SEEK j:Project(id) WHERE j.village <> '' AND (j.village IN tie.villages OR r.role CONTAINS j.village) })
  WITH s, e, u, p, paid, payee, collect(DISTINCT {l: last(steps), net: lNet}) AS returns, collect(steps) AS paths, collect(DISTINCT tie) AS ofThem
  WITH s, e, u, p, paid, payee, returns, paths, ofThem, reduce(sum = 0, y IN returns | sum + y.net) AS returned
  WITH s, e, u, p, paid, payee, returns, paths, ofThem, returned, abs(returned - paid) <= $fullWithin * paid AS full,
    returned >= $bandFrom * paid AND returned <= $bandTo * paid AS part
  WHERE full OR part
  ORDER BY p.at, p.id
  WITH s, e, u, collect({p: p, paid: paid, returns: returns, paths: paths, by: ofThem, returned: returned, full: full}) AS cases
  WITH s, e, u, cases, COLLECT { UNWIND cases AS c UNWIND c.returns AS y WITH DISTINCT y.l AS l, y.net AS net RETURN {l: l, net: net} ORDER BY l.id } AS returns, any(c IN cases WHERE c.full) AS full, head(head(cases).by) AS tie
  WHERE full OR size(returns) >= $times
  RETURN collect({subject: s.id, key: [e.id, u.id], band: CASE WHEN full THEN 'red' ELSE 'orange' END,
    measured: reduce(most = 0.0, c IN cases | CASE WHEN toFloat(c.returned) / c.paid > most THEN toFloat(c.returned) / c.paid ELSE most END),
    limit: CASE WHEN full THEN 1 - $fullWithin ELSE $bandFrom END, amount: reduce(sum = 0, c IN cases | sum + c.paid),
    nodes: [s.id, e.id, u.id, tie.person, tie.official] + COLLECT { UNWIND cases AS c UNWIND c.paths AS path UNWIND path AS step RETURN DISTINCT startNode(step).id },
    edges: [c IN cases | c.p.id] + COLLECT { UNWIND cases AS c UNWIND c.paths AS path UNWIND path AS step RETURN DISTINCT step.id } + tie.edges, facts: {enterprise: coalesce(e.name, e.id), unit: coalesce(u.name, u.id), role: coalesce(tie.role.role, ''), paid: reduce(sum = 0, c IN cases | sum + c.paid),
      returned: reduce(sum = 0, y IN returns | sum + y.net), times: size(returns), days: $windowDays,
      order: CASE WHEN any(c IN cases WHERE c.p.timePrecision = 'day' OR any(path IN c.paths WHERE any(step IN path WHERE step.timePrecision = 'day'))) THEN 'unproven' ELSE 'proven' END},
    trap: head(COLLECT { UNWIND [s, e] + [(s)-[held:HELD_BY]->(holder) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) | holder] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1', 'T-GX2', 'T-GX3'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
