/**
 * @id         gx-04-subsidy-collected
 * @code       GX-04
 * @title      Grants of several households are collected on one account
 * @title.zh   补贴代收归集
 * @bands      red if the collector is a cadre or represents an enterprise; orange else; one level down, to orange or yellow, where without its kin too few households are left
 * @bands.zh   归集人为村干部或企业法定代表人的为红；其余为橙；除去其亲属后户数不足的降一档，为橙或黄
 * @precision  medium
 * @subject    Account
 * @reads      party~; payee~payer(household,person) (party~; payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR; HELD_BY> MEMBER_OF>);
 *             HELD_BY> (MEMBER_OF>; <ABOUT; STAFF_OF>; LEGAL_REP_OF>; KIN_OF MEMBER_OF>; <MEMBER_OF (<ABOUT; STAFF_OF>; LEGAL_REP_OF>; KIN_OF
 *             MEMBER_OF>)); <ABOUT
 * @narrowed   collected
 * @needs      CARD FLOW HOUSEHOLD
 * @traps      T-GX1
 * @measure    count
 * @unit       household, households
 * @unit.zh    户
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      sources string[] Sources covered for the region
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] {account-kinds} Kinds of account that never stand inside a path; conventions of the rules
 * @param      homes integer = 5 Households at least; simulated fan-in, own default
 * @param      windowDays integer = 20 Days from the grant to the transfer; simulator, 10 to 20 days
 * @param      partLeast number = 0.5 Share of its grant that each passes on at least; own default
 * @param      listed integer = 100 Transfers shown at most, in the order of their time; own default
 * @param.zh   hubs       不得处于路径中间的账户类型；规则通则
 * @param.zh   homes      至少几户；仿真汇入形态，自定默认值
 * @param.zh   windowDays 自发放至转出的天数；仿真为 10 至 20 天
 * @param.zh   partLeast  每户至少转出其补贴的比例；自定默认值
 * @param.zh   listed     最多列出的转账笔数，按时间排列；自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {homes} households passed on {sent:fen} of {granted:fen} granted ({share:share}) to one account within {days} days each; collector: {role}; coefficient of variation {cv}; the order of the payments is {order:word}; {cut} transfers are not listed.
 * @message.zh {homes} 户在各自到账 {days} 天内把补贴 {granted:fen} 中的 {sent:fen}（{share:share}）转入同一账户；归集人：{role:word}；变异系数 {cv}；先后顺序{order:word}；另有 {cut} 笔未列出。
 * @why        A grant to a household is for the household; who collects it may keep it.
 * @why.zh     到户补贴应归农户所有，集中转出可能被他人截留。
 * @basis      Fan-in of AMLSim and AMLworld; audits of subsidies claimed by cadres; 50% and 10% own defaults; reconstructed. Households of one payout batch, else line, else project are held together. Cards are accounts of kind household or person; a household is found by the holder, or by the holder's membership on the day of the grant, and one to which the collector belongs does not count. What an account sends back with a settlement is taken off what it got. A day of a window has 24 hours. Who is a cadre or represents an enterprise is asked on the day of the last transfer, of the holder or of all members of the household that holds the account.
 * @basis.zh   AMLSim 和 AMLworld 的汇入形态；村干部冒领补贴的审计；50% 和 10% 为自定默认值；条件系复原。按同一发放批次合并各户，没有批次的按指标，再没有的按项目。卡指农户或个人类账户；农户按持卡人认定，或按发放当日的户籍成员关系认定，归集人所在户不计。账户已退回并冲抵的款项，从其收款中扣除。期限内一天按 24 小时计。是否村干部、是否代表企业，按最后一笔转账当日查账户持有人，持有人为农户的查全体成员
 * @engine     cypher
 * @version    2
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE NOT sThen.kind IN $hubs AND EXISTS { MATCH (s)<-[f:PAID]-(card) WHERE coalesce(card.kind, 'unknown') IN ['household', 'person'] AND card <> s AND f.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(f.ambiguousWith, [])) = 0 AND coalesce(f.state, 'paid') = 'paid' AND f.at <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) }
CALL (s, sThen) {
  WITH s, sThen, COLLECT { MATCH (s)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
  MATCH (s)<-[f:PAID]-(card)
  WHERE coalesce(card.kind, 'unknown') IN ['household', 'person'] AND card <> s AND f.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(f.ambiguousWith, [])) = 0 AND coalesce(f.state, 'paid') = 'paid' AND f.at <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
  WITH s, sThen, card, f, f.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = f.id THEN u.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
  WITH s, sThen, card, collect({f: f, net: net}) AS sending, COLLECT { MATCH (card)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS undone
  MATCH (card)<-[g:PAID]-()
  WHERE g.kind = 'payment' AND coalesce(g.batch, g.indicator, g.project) IS NOT NULL AND any(x IN sending WHERE x.f.at >= g.at AND x.f.at <= g.at + $windowDays * 86400000) AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
  WITH s, sThen, card, g, g.amount - reduce(sum = 0, u IN undone | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = g.id THEN u.settledAmounts[k] ELSE 0 END)) AS granted, COLLECT { UNWIND sending AS x WITH x, x.f AS f WHERE (f.at > g.at OR f.at = g.at AND (g.timePrecision = 'day' OR f.timePrecision = 'day' OR f.seq > g.seq)) AND f.at <= g.at + $windowDays * 86400000 RETURN x } AS sending
  WITH s, sThen, card, g, granted, sending, reduce(sum = 0, x IN sending | sum + x.net) AS sent
  WHERE granted > 0 AND sent > 0 AND sent >= $partLeast * granted AND (EXISTS { MATCH (line:Indicator {id: g.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR g.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: g.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: g.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) }))
  CALL (card, g) {
    MATCH (card)-[h:HELD_BY]->(home:Household) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN home UNION
    MATCH (card)-[h:HELD_BY]->(:Person)-[m:MEMBER_OF]->(home:Household) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND coalesce(m.from, 0) <= g.at AND coalesce(m.to, 9000000000000000) >= g.at AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN home
  }
  // The collector is of none of the households.
  WITH s, sThen, g, granted, sending, sent, home
  WHERE NOT EXISTS { MATCH (s)-[h:HELD_BY]->(home) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) } AND NOT EXISTS { MATCH (s)-[h:HELD_BY]->(:Person)-[m:MEMBER_OF]->(home) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND coalesce(m.from, 0) <= g.at AND coalesce(m.to, 9000000000000000) >= g.at AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) }
  WITH s, sThen, g, granted, sending, sent, collect(home) AS homes ORDER BY g.at, g.id
  WITH s, sThen, coalesce(g.batch, g.indicator, g.project) AS grant, collect({g: g, sending: sending, homes: homes}) AS grants, sum(granted) AS granted, avg(toFloat(sent) / granted) AS mean, stDevP(toFloat(sent) / granted) AS spread
  WITH s, sThen, grant, grants, granted, mean, spread, COLLECT { UNWIND grants AS y UNWIND y.homes AS home RETURN DISTINCT home ORDER BY home.id } AS homes
  WHERE size(homes) >= $homes
  WITH s, sThen, grant, grants, granted, mean, spread, homes, COLLECT { UNWIND grants AS y UNWIND y.sending AS x WITH DISTINCT x.f AS f, x.net AS net RETURN {f: f, net: net} ORDER BY f.at, f.id } AS flows
  WITH *, last(flows).f.at AS at, reduce(sum = 0, x IN flows | sum + x.net) AS sent
  CALL (s) {
    MATCH (s)-[h:HELD_BY]->(q:Person) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN collect(q) AS holders
  }
  CALL (s, at) {
    MATCH (s)-[h:HELD_BY]->(:Household)<-[m:MEMBER_OF]-(q:Person) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND coalesce(m.from, 0) <= at AND coalesce(m.to, 9000000000000000) >= at AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN collect(q) AS members
  }
  WITH *, holders + members AS persons
  WITH *, head(COLLECT { UNWIND persons AS q
      CALL (q, at) {
        MATCH (q)-[r:STAFF_OF]->(:Unit) WHERE coalesce(r.from, 0) <= at AND coalesce(r.to, 9000000000000000) >= at AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN r.role AS role, r.id AS edge UNION
        MATCH (q)<-[r:ABOUT]-(c:Record {kind: 'cadre'}) WHERE coalesce(c.from, 0) <= at AND coalesce(c.to, 9000000000000000) >= at AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN c.value AS role, r.id AS edge
      }
      WITH q, role, edge WHERE 'STAFF' IN $sources RETURN [role, q.id, edge] ORDER BY edge LIMIT 1 }) AS office,
    head(COLLECT { UNWIND persons AS q MATCH (q)-[r:LEGAL_REP_OF]->(e:Enterprise) WHERE coalesce(r.from, 0) <= at AND coalesce(r.to, 9000000000000000) >= at AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN [e.name, q.id, r.id] ORDER BY r.id LIMIT 1 }) AS firm,
    size([h IN homes WHERE EXISTS { UNWIND persons AS q MATCH (q)-[k:KIN_OF]-(:Person)-[m:MEMBER_OF]->(h) WHERE k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) AND coalesce(m.from, 0) <= at AND coalesce(m.to, 9000000000000000) >= at AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) }]) AS kin
  WITH *, size(homes) - kin < $homes AS family, office IS NOT NULL OR firm IS NOT NULL AS placed
  RETURN collect({subject: s.id, key: [grant], band: CASE WHEN placed AND NOT family THEN 'red' WHEN placed OR NOT family THEN 'orange' ELSE 'yellow' END,
    measured: size(homes), limit: $homes, amount: granted, nodes: [s.id] + [h IN homes | h.id] + [coalesce(office[1], firm[1], s.id)],
    edges: [y IN grants | y.g.id] + [x IN flows[0..$listed] | x.f.id] + [x IN [office[2], firm[2]] WHERE x IS NOT NULL],
    facts: {homes: size(homes), sent: sent, granted: granted, share: toFloat(sent) / granted, days: $windowDays, role: coalesce(office[0], firm[0], sThen.kind, ''),
      cv: round(spread / mean, 3), order: CASE WHEN any(y IN grants WHERE y.g.timePrecision = 'day') OR any(x IN flows WHERE x.f.timePrecision = 'day') THEN 'unproven' ELSE 'proven' END,
      cut: CASE WHEN size(flows) > $listed THEN size(flows) - $listed ELSE 0 END, trap: CASE WHEN family THEN 'T-GX3' END},
    trap: CASE WHEN sThen.kind = 'merchant' OR sThen.whitelisted = true THEN 'T-GX1' ELSE head(COLLECT { UNWIND [s] + [(s)-[held:HELD_BY]->(holder) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) | holder] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) END}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
