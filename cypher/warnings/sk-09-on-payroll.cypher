/**
 * @id          sk-09-on-payroll
 * @code        SK-09
 * @title       Payroll staff or cadre as beneficiary
 * @title.zh    财政供养人员、村干部享受补贴
 * @bands       orange; red where the person belongs to the unit that approved or paid
 * @bands.zh    橙；该人员属于审批或付款单位的为红
 * @precision   high
 * @subject     Household
 * @reads       <MEMBER_OF (BENEFITS_FROM>; <ABOUT; STAFF_OF>; <HELD_BY (party~; payee~item)); BENEFITS_FROM>; <HELD_BY (party~; payee~item); <ABOUT
 * @narrowed    payroll
 * @needs       STAFF HOUSEHOLD CARD ITEM
 * @traps       T-SH5
 * @measure     count
 * @unit        payment, payments
 * @unit.zh     笔
 * @param       subjects string[] Households to judge
 * @param       batch    integer  Data version
 * @param       asOf     instant  Last moment of the day D
 * @param       posts string[] = ["公益岗","护林员","保洁员","村民小组长","组长"] Posts that are a benefit and no office (T-SH5); own default
 * @param.zh    posts 属于帮扶待遇、不算任职的岗位（T-SH5）；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the households
 * @message     A member of the household was {role} when {item} was paid, first on {firstAt:day}: {payments} payments, {amount:fen}.
 * @message.zh  {firstAt:day} 起发放 {item} {payments} 笔共 {amount:fen} 时，该户成员任 {role:word}。
 * @why         The item excludes those whom the public budget already pays.
 * @why.zh      该项补贴不适用于财政供养人员或村干部家庭。
 * @basis       Grounds of exclusion in local rules; an audit of seven counties
 * @basis.zh    地方规定的排除情形；对七个县的审计
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (h:Household {id: id}) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH h, CASE WHEN h.changedIn > $batch THEN head(COLLECT { MATCH (h)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE h END AS hThen, COLLECT { MATCH (h)<-[m:MEMBER_OF]-(x:Person) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN {id: x.id, node: x, from: coalesce(m.from, 0), to: coalesce(m.to, 9000000000000000) + 86399999} } AS members
WITH h, hThen, members, COLLECT {
  UNWIND [h] + [m IN members | m.node] AS b
  MATCH (b)-[g:BENEFITS_FROM]->(item:SubsidyItem)
  WHERE any(code IN ['payroll', 'cadre'] WHERE code IN item.exclusions) AND item.targeting IS NOT NULL AND NOT item.targeting IN ['universal', 'activity', 'area'] AND g.approvedAt <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND item.addedIn <= $batch AND (item.retiredIn IS NULL OR item.retiredIn > $batch)
  RETURN {id: g.id, by: b.id, item: item.id, name: item.name, at: g.approvedAt, amount: coalesce(g.amount, 0)}
} AS grants
WHERE size(grants) > 0
CALL (h, members) {
  UNWIND members AS m
  MATCH (x:Person {id: m.id})<-[ab:ABOUT]-(r:Record)
  WHERE r.kind IN ['payroll', 'cadre', 'public-post'] AND r.from <= $asOf AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch)
  WITH h, members, x, collect(DISTINCT r) AS roles, collect(DISTINCT {from: m.from, to: m.to}) AS times
  CALL (h, members) {
    UNWIND [h.id] + [m IN members | m.id] AS owner
    MATCH (:Entity {id: owner})<-[held:HELD_BY]-(a:Account)<-[p:PAID]-(:Account) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    WITH DISTINCT a, p
    WHERE p.item IS NOT NULL AND p.beneficiary IN [h.id] + [m IN members | m.id]
    WITH a, collect(p) AS ps
    WITH ps, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
    UNWIND ps AS p
    WITH p, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
    RETURN p, net
  }
  MATCH (item:SubsidyItem {id: p.item})
  WHERE item.targeting IS NOT NULL AND NOT item.targeting IN ['universal', 'activity', 'area'] AND any(code IN ['payroll', 'cadre'] WHERE code IN item.exclusions) AND item.addedIn <= $batch AND (item.retiredIn IS NULL OR item.retiredIn > $batch)
    AND any(t IN times WHERE t.from <= p.at AND t.to >= p.at)
  WITH h, x, item, p, net, [r IN roles WHERE r.from <= p.at AND coalesce(r.to, 9000000000000000) + 86399999 >= p.at AND (r.kind = 'public-post' OR r.kind IN item.exclusions)] AS held
  WHERE size(held) > 0
  WITH h, x, item, p, net, [r IN held WHERE r.kind <> 'public-post' AND NOT any(w IN $posts WHERE coalesce(r.value, '') CONTAINS w)] AS offices, held,
       EXISTS { (x)-[s:STAFF_OF]->(u:Unit) WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) AND coalesce(s.from, 0) <= p.at AND coalesce(s.to, 9000000000000000) + 86399999 >= p.at AND (u.name = p.payingUnit OR EXISTS { MATCH (:Entity {id: p.beneficiary})-[g:BENEFITS_FROM]->(item) WHERE g.rosterLine = p.rosterLine AND g.approvedBy = u.name AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }) }
         OR EXISTS { MATCH (:Entity {id: p.beneficiary})-[g:BENEFITS_FROM]->(item) WHERE g.rosterLine = p.rosterLine AND g.approvedBy IN [x.id, x.idNumber] AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) } AS approves
  ORDER BY p.at, p.id
  // A real office outweighs a post in another time.
  WITH h, x, item, collect({p: p, net: net, offices: offices, held: held, approves: approves}) AS rows
  WITH h, x, item, CASE WHEN any(row IN rows WHERE size(row.offices) > 0) THEN [row IN rows WHERE size(row.offices) > 0] ELSE rows END AS rows, any(row IN rows WHERE size(row.offices) > 0) AS isOffice
  WITH h, x, item, rows, isOffice, CASE WHEN isOffice THEN rows[0].offices[0] ELSE rows[0].held[0] END AS r, reduce(s = 0, row IN rows | s + row.net) AS amount, coalesce(head(COLLECT { MATCH (h)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH5'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }), head(COLLECT { MATCH (x)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH5'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value })) AS exempt
  RETURN collect({
    subject: h.id, key: [x.id, item.id], band: CASE WHEN any(row IN rows WHERE row.approves) THEN 'red' ELSE 'orange' END, measured: size(rows), limit: 0, amount: amount,
    nodes: [h.id, x.id, r.id, item.id], edges: [row IN rows | row.p.id][..200],
    facts: {role: coalesce(r.value, r.kind), item: item.name, firstAt: rows[0].p.at, payments: size(rows), amount: amount},
    trap: CASE WHEN NOT isOffice THEN 'T-SH5' ELSE exempt END}) AS findings
}
RETURN hThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
