/**
 * @id         gx-16-shell-captures
 * @code       GX-16
 * @title      A shell takes subsidies
 * @title.zh   空壳主体承接补贴
 * @bands      red where money passed through within hours (as in GX-03); orange else
 * @bands.zh   资金在 hours 小时内过账（同 GX-03）的为红；其余为橙
 * @precision  medium
 * @subject    Enterprise
 * @reads      <HELD_BY (party~; payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR; payer~payee HELD_BY>); CONTRACTED_FOR>; <MEMBER_OF;
 *             <ABOUT; (USES> <USES; <LEGAL_REP_OF LEGAL_REP_OF>) <HELD_BY payee~
 * @needs      ENTERPRISE PAY TAX FLOW
 * @traps      T-SE5
 * @measure    count
 * @unit       sign, signs
 * @unit.zh    项特征
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      signs integer = 3 Signs at least, of seven; weights own default
 * @param      entitySigns integer = 1 Of these about the entity itself: age, members, shared contact; weight, own default
 * @param      youngDays integer = 180 Days from set-up to award; clean-up of shell cooperatives, own default
 * @param      fiscalLeast number = 0.9 Share of public money in the inflow of twelve months; own default
 * @param      leavesLeast number = 0.8 Share that leaves to few; own default
 * @param      leavesDays integer = 30 Days in which it leaves; own default
 * @param      personsMost integer = 3 Persons it goes to at most; own default
 * @param      membersLeast integer = 5 Members of a cooperative; Law on Farmers' Cooperatives, article 12
 * @param      farmersLeast number = 0.8 Share of farmers; Law on Farmers' Cooperatives, article 20
 * @param      sharedWith integer = 2 Other recipients that share address, phone or representative; own default
 * @param      projects integer = 3 Projects within 24 months; audit methods
 * @param      hours integer = 72 Hours of a pass-through; GX-03
 * @param      crowd integer = 20 A contact of more users than this joins nobody; own default
 * @param.zh   signs        七项特征中至少符合几项；权重为自定默认值
 * @param.zh   entitySigns  其中至少几项属于主体自身：成立时间、成员、共用联系方式；权重，自定默认值
 * @param.zh   youngDays    自成立至获得安排的天数；空壳合作社专项清理，自定默认值
 * @param.zh   fiscalLeast  十二个月流入中财政资金的比例；自定默认值
 * @param.zh   leavesLeast  流向少数人的比例；自定默认值
 * @param.zh   leavesDays   流出的天数；自定默认值
 * @param.zh   personsMost  流向的人数最多几人；自定默认值
 * @param.zh   membersLeast 合作社的成员数；农民专业合作社法第十二条
 * @param.zh   farmersLeast 农民成员的比例；农民专业合作社法第二十条
 * @param.zh   sharedWith   与几家其他受益主体共用地址、电话或法定代表人；自定默认值
 * @param.zh   projects     24 个月内承接的项目数；审计方法
 * @param.zh   hours        过账的小时数；同 GX-03
 * @param.zh   crowd        联系方式的使用者超过此数不视为关联；自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {enterprise} shows {signs} of seven signs ({which:word}) and got {paid:fen} of tagged money.
 * @message.zh {enterprise} 符合七项特征中的 {signs} 项（{which:word}），收到专项资金 {paid:fen}。
 * @why        A shell does nothing with the subsidy that it was given for.
 * @why.zh     空壳主体不会把补贴用于应办之事。
 * @basis      Clean-up of shell cooperatives; Law on Farmers' Cooperatives 2018, articles 12 and 20; audit methods; weights own default; reconstructed
 * @basis.zh   空壳合作社专项清理；农民专业合作社法（2018 年施行）第十二条、第二十条；审计方法；权重为自定默认值；条件系复原
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Enterprise {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
MATCH (s)<-[h:HELD_BY]-(y:Account)<-[p:PAID]-(:Account)
WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND NOT EXISTS { MATCH (w:SettledPayment {payment: p.id}) MATCH (:Account)-[undo:PAID {id: w.settledBy}]->(:Account) WHERE p.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
WITH s, sThen, p ORDER BY p.at, p.id
WITH s, sThen, collect(DISTINCT p) AS tagged
CALL (s, sThen, tagged) {
  WITH s, sThen, tagged, coalesce(head(COLLECT { MATCH (s)-[f:CONTRACTED_FOR]->(c:Contract) WHERE c.signedAt <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN c.signedAt AS at ORDER BY at LIMIT 1 }), head(tagged).at) AS award, last(tagged).at AS until
  WITH s, sThen, tagged, award, until,
    COUNT { MATCH (q:Person)-[m:MEMBER_OF]->(s) WHERE coalesce(m.from, 0) <= award AND coalesce(m.to, 9000000000000000) >= award AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) } AS members, COUNT { MATCH (q:Person)-[m:MEMBER_OF]->(s) WHERE m.farmer = true AND coalesce(m.from, 0) <= award AND coalesce(m.to, 9000000000000000) >= award AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) } AS farmers,
    COLLECT {
      MATCH (s)-[l:USES|LEGAL_REP_OF]-(c)-[k:USES|LEGAL_REP_OF]-(o:Enterprise)
      WHERE o <> s AND (c:Contact OR c:Person) AND COUNT { MATCH (c)<-[u:USES]-() WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u LIMIT $crowd + 1 } <= $crowd AND l.addedIn <= $batch AND (l.retiredIn IS NULL OR l.retiredIn > $batch) AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) AND EXISTS { MATCH (o)<-[h:HELD_BY]-(:Account)<-[g:PAID]-(:Account) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND g.kind = 'payment' AND (g.indicator IS NOT NULL OR g.batch IS NOT NULL) AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }
      RETURN DISTINCT o.id AS id ORDER BY id
    } AS fellows
  WITH s, sThen, tagged, award, until, fellows, award - sThen.establishedAt <= $youngDays * 86400000 AS young,
    sThen.kind = 'cooperative' AND (members < $membersLeast OR farmers < $farmersLeast * members) AS few, size(fellows) >= $sharedWith AS shared
  // Of most there is nothing to say by themselves: their money is not looked at.
  WHERE COUNT { UNWIND [young, few, shared] AS sign WITH sign WHERE sign RETURN sign } >= $entitySigns
  // Everything that came in during the twelve months before the last tagged payment.
  CALL (s, until) {
    MATCH (s)<-[h:HELD_BY]-(:Account)<-[g:PAID]-(:Account)
    WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND g.at <= until AND g.at > until - 365 * 86400000 AND g.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
    RETURN sum(g.amount) AS inflow, sum(CASE WHEN g.kind = 'payment' AND (g.indicator IS NOT NULL OR g.batch IS NOT NULL) THEN g.amount ELSE 0 END) AS fiscal
  }
  // What left after a tagged payment, by payee: most of it to few persons or to one.
  CALL (s, tagged) {
    UNWIND tagged AS p
    MATCH (s)<-[h:HELD_BY]-(y:Account)-[o:PAID]->(t:Account)
    WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND o.at >= p.at AND o.at <= p.at + $leavesDays * 86400000 AND NOT EXISTS { MATCH (t)-[own:HELD_BY]->(s) WHERE own.addedIn <= $batch AND (own.retiredIn IS NULL OR own.retiredIn > $batch) } AND o.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(o.ambiguousWith, [])) = 0 AND coalesce(o.state, 'paid') = 'paid' AND o.at <= $asOf AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) AND NOT EXISTS { MATCH (w:SettledPayment {payment: o.id}) MATCH (:Account)-[undo:PAID {id: w.settledBy}]->(:Account) WHERE o.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
    WITH tagged, p, t, sum(o.amount) AS sent, sum(CASE WHEN o.at <= p.at + $hours * 3600000 THEN o.amount ELSE 0 END) AS fast, collect(o.id) AS outs ORDER BY sent DESC, t.id
    WITH p, reduce(sum = 0, q IN [q IN tagged WHERE q.at >= p.at AND q.at <= p.at + $leavesDays * 86400000] | sum + q.amount) AS got, collect(sent) AS each, collect(CASE WHEN t.kind IN ['person', 'household'] THEN sent END) AS persons, sum(fast) AS fast,
      reduce(flat = [], list IN collect(outs) | flat + list) AS outs, collect(t.id) AS payees
    WITH p, fast, outs, payees, got, reduce(sum = 0, x IN persons[0..$personsMost] | sum + x) AS toFew, each[0] AS most
    RETURN max(toFloat(CASE WHEN toFew > most THEN toFew ELSE most END) / got) AS leaves, count(CASE WHEN fast >= 0.9 * got AND fast <= got THEN 1 END) AS passes,
      reduce(flat = [], list IN collect(CASE WHEN toFew >= $leavesLeast * got OR most >= $leavesLeast * got THEN outs ELSE [] END) | flat + list) AS outs
  }
  WITH s, sThen, tagged, passes, outs, fellows, young, [x IN [
    CASE WHEN young THEN 'young' END,
    CASE WHEN fiscal >= $fiscalLeast * inflow THEN 'public money only' END,
    CASE WHEN leaves >= $leavesLeast THEN 'leaves to few' END,
    CASE WHEN few THEN 'members' END,
    CASE WHEN shared THEN 'shared contact' END,
    CASE WHEN NOT EXISTS { MATCH (s)<-[a:ABOUT]-(r:Record) WHERE r.kind IN ['tax-filing', 'insured-staff', 'invoice'] AND coalesce(r.from, 0) <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) }
      AND NOT EXISTS { MATCH (s)<-[h:HELD_BY]-(:Account)-[o:PAID]->(t:Account) WHERE t.kind IN ['tax', 'social-security', 'utility'] AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) } THEN 'no tax or staff' END,
    CASE WHEN any(p IN tagged WHERE COUNT { UNWIND tagged AS q WITH q WHERE q.project IS NOT NULL AND q.at >= p.at AND q.at <= p.at + 730 * 86400000 RETURN DISTINCT q.project } >= $projects) THEN 'many projects' END] WHERE x IS NOT NULL] AS signs
  WHERE size(signs) >= $signs
  RETURN collect({subject: s.id, band: CASE WHEN passes >= 2 OR (passes = 1 AND young) THEN 'red' ELSE 'orange' END, measured: size(signs), limit: $signs, amount: reduce(sum = 0, p IN tagged | sum + p.amount),
    nodes: [s.id] + fellows, edges: [p IN tagged | p.id] + outs,
    facts: {enterprise: coalesce(sThen.name, s.id), signs: size(signs), which: reduce(text = '', x IN signs | text + CASE WHEN text = '' THEN '' ELSE ', ' END + x), paid: reduce(sum = 0, p IN tagged | sum + p.amount)},
    trap: head(COLLECT { UNWIND [s] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-SE5'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
