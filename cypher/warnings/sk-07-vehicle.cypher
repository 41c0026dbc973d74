/**
 * @id          sk-07-vehicle
 * @code        SK-07
 * @title       Beneficiary with vehicle or machinery
 * @title.zh    受益户有车辆或工程机械
 * @bands       yellow over yellowFen, orange over orangeFen or for large machines
 * @bands.zh    超过 yellowFen 为黄，超过 orangeFen 或为大型机械的为橙
 * @precision   medium
 * @subject     Household
 * @reads       <MEMBER_OF (BENEFITS_FROM>; <ABOUT <ABOUT; <HELD_BY party~); BENEFITS_FROM>; <HELD_BY party~; <ABOUT
 * @narrowed    vehicle
 * @needs       VEHICLE HOUSEHOLD CARD ITEM
 * @traps       T-SH3
 * @measure     fen
 * @param       subjects string[] Households to judge
 * @param       batch    integer  Data version
 * @param       asOf     instant  Last moment of the day D
 * @param       yellowFen fen = 3000000 Value of the vehicle; a local clean-up rule (Yunnan), not of Henan
 * @param       orangeFen fen = 10000000 Value of the vehicle; practitioner material
 * @param       machines string[] = ["挖掘机","装载机","推土机","压路机","起重","混凝土","工程机械","大型"] Large machines whatever their value; local exclusion rules
 * @param       explained string[] = ["残疾人","三轮","农用","拖拉机"] Kinds of vehicle that explain a record (T-SH3); own default
 * @param.zh    yellowFen 车辆价值；某地清理规定（云南），非河南规定
 * @param.zh    orangeFen 车辆价值；实务资料
 * @param.zh    machines  不论价值均计入的大型机械；地方排除规定
 * @param.zh    explained 可作解释的车辆类型（T-SH3）；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the households
 * @message     A member of the household owned a vehicle ({vehicle}, {value:fen}) when {item} was granted on {approvedAt:day}: {gross:fen} paid, {amount:fen} after what came back.
 * @message.zh  {approvedAt:day} 获批 {item} 时，该户成员名下有 {vehicle}（价值 {value:fen}），已发 {gross:fen}，扣除退回后 {amount:fen}。
 * @why         Who owns such a vehicle is hardly in the need that the item is for.
 * @why.zh      拥有此类车辆或机械的家庭通常不符合困难条件。
 * @basis       Local clean-up rules on exclusion; 30,000 and 100,000 yuan reconstructed
 * @basis.zh    地方清理排除规定；3 万元和 10 万元系复原
 * @engine      cypher
 * @version     3
 */
UNWIND $subjects AS id
MATCH (h:Household {id: id}) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH h, CASE WHEN h.changedIn > $batch THEN head(COLLECT { MATCH (h)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE h END AS hThen, COLLECT { MATCH (h)<-[m:MEMBER_OF]-(x:Person) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN {id: x.id, node: x, from: coalesce(m.from, 0), to: coalesce(m.to, 9000000000000000) + 86399999} } AS members
WITH h, hThen, members, COLLECT {
  UNWIND [h] + [m IN members | m.node] AS b
  MATCH (b)-[g:BENEFITS_FROM]->(item:SubsidyItem)
  WHERE 'vehicle' IN item.exclusions AND item.targeting IS NOT NULL AND NOT item.targeting IN ['universal', 'activity', 'area'] AND g.approvedAt <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND item.addedIn <= $batch AND (item.retiredIn IS NULL OR item.retiredIn > $batch)
  RETURN {id: g.id, by: b.id, item: item.id, name: item.name, at: g.approvedAt, amount: coalesce(g.amount, 0)}
} AS grants
WHERE size(grants) > 0
CALL (h, members, grants) {
  UNWIND members AS m
  MATCH (:Person {id: m.id})<-[ab:ABOUT]-(r:Record)
  WHERE r.kind = 'vehicle' AND r.from <= $asOf AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch)
  WITH h, members, grants, m, r, any(w IN $machines WHERE coalesce(r.value, '') CONTAINS w) AS isMachine
  WHERE r.amount > $yellowFen OR isMachine
  UNWIND grants AS g
  WITH h, members, m, r, isMachine, g WHERE r.from <= g.at AND coalesce(r.to, 9000000000000000) + 86399999 >= g.at AND m.from <= g.at AND m.to >= g.at
  WITH h, members, r, isMachine, g.item AS item, g.name AS itemName, min(g.at) AS approvedAt, collect(DISTINCT g.id) AS granted, collect(DISTINCT m.id) AS owners
  // What was paid of the item to anybody of the household, on whatever account of theirs.
  CALL (h, members, item) {
    UNWIND [h.id] + [m IN members | m.id] AS owner
    MATCH (:Entity {id: owner})<-[held:HELD_BY]-(a:Account)<-[p:PAID]-(:Account) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    WITH DISTINCT a, p
    WHERE p.item = item AND p.beneficiary IN [h.id] + [m IN members | m.id]
    WITH a, collect(p) AS ps
    WITH ps, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
    UNWIND ps AS p
    WITH p, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net
    RETURN sum(p.amount) AS gross, sum(net) AS net, collect(p.id) AS paid
  }
  WITH h, r, isMachine, item, itemName, approvedAt, granted, owners, gross, net, paid, coalesce(head(COLLECT { MATCH (h)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH3'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }), head(COLLECT { MATCH (r)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH3'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value })) AS exempt
  CALL (owners) {
    UNWIND owners AS owner MATCH (o:Person {id: owner})
    RETURN head(collect(head(COLLECT { MATCH (o)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH3'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }))) AS ownerExempt
  }
  RETURN collect({
    subject: h.id, key: [r.id, item], band: CASE WHEN isMachine OR r.amount > $orangeFen THEN 'orange' ELSE 'yellow' END, measured: r.amount, limit: CASE WHEN r.amount > $orangeFen THEN $orangeFen ELSE $yellowFen END, amount: net,
    nodes: [h.id, r.id, item] + owners, edges: granted[..100] + paid[..100],
    facts: {vehicle: coalesce(r.value, ''), value: coalesce(r.amount, 0), from: r.from, approvedAt: approvedAt, item: itemName, gross: gross, amount: net},
    trap: CASE WHEN coalesce(exempt, ownerExempt) IS NOT NULL THEN coalesce(exempt, ownerExempt) WHEN any(w IN $explained WHERE coalesce(r.value, '') CONTAINS w) THEN 'T-SH3' END}) AS findings
}
RETURN hThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
