/**
 * @id          sk-06-housing
 * @code        SK-06
 * @title       Beneficiary with commercial housing or deed tax
 * @title.zh    受益户有商品房或契税记录
 * @bands       orange; red where it was bought in the redMonths before the grant
 * @bands.zh    橙；发放前 redMonths 个月内购房的为红
 * @precision   high
 * @subject     Household
 * @reads       <MEMBER_OF (BENEFITS_FROM>; <ABOUT <ABOUT; <HELD_BY party~); BENEFITS_FROM>; <HELD_BY party~; <ABOUT
 * @narrowed    housing
 * @needs       PROPERTY HOUSEHOLD CARD ITEM
 * @traps       T-SH1 T-SH2 T-SH8
 * @measure     months
 * @param       subjects string[] Households to judge
 * @param       batch    integer  Data version
 * @param       asOf     instant  Last moment of the day D
 * @param       monthsBefore integer = 36 Months before the household was identified from which a purchase counts; own default
 * @param       redMonths integer = 24 Months before the grant that make it red; own default
 * @param       homestead string[] = ["宅基地"] Uses of property that are no commercial housing; local exclusion rules
 * @param       explained string[] = ["安置","继承","拆迁","棚改","廉租","公租"] Kinds of housing that explain a record (T-SH1); own default
 * @param.zh    monthsBefore 农户被识别之前多少个月内的购房计入；自定默认值
 * @param.zh    redMonths    发放之前多少个月内购房的为红；自定默认值
 * @param.zh    homestead    不属于商品房的不动产用途；地方排除规定
 * @param.zh    explained    可作解释的住房类型（T-SH1）；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the households
 * @message     A member of the household has a record of {kind} ({house:address}) of {from:day}; {item} was granted on {approvedAt:day}: {gross:fen} paid, {amount:fen} after what came back.
 * @message.zh  该户成员 {from:day} 有 {kind} 记录（{house:address}）；{approvedAt:day} 获批 {item}，已发 {gross:fen}，扣除退回后 {amount:fen}。
 * @why         A household that buys commercial housing is hardly in the need that the item is for.
 * @why.zh      购买商品房的家庭通常不符合该项补贴的困难条件。
 * @basis       The case of the source article: 8,000 yuan in 2017, deed tax in 2016; county rules on exclusion; 36 and 24 months reconstructed
 * @basis.zh    公开报道的案例：2017 年发放 8,000 元，2016 年缴纳契税；县级排除规定；36 个月和 24 个月系复原
 * @engine      cypher
 * @version     3
 */
UNWIND $subjects AS id
MATCH (h:Household {id: id}) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH h, CASE WHEN h.changedIn > $batch THEN head(COLLECT { MATCH (h)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE h END AS hThen, COLLECT { MATCH (h)<-[m:MEMBER_OF]-(x:Person) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN {id: x.id, node: x, from: coalesce(m.from, 0), to: coalesce(m.to, 9000000000000000) + 86399999} } AS members
WITH h, hThen, members, COLLECT {
  UNWIND [h] + [m IN members | m.node] AS b
  MATCH (b)-[g:BENEFITS_FROM]->(item:SubsidyItem)
  WHERE 'housing' IN item.exclusions AND item.targeting IS NOT NULL AND NOT item.targeting IN ['universal', 'activity', 'area'] AND g.approvedAt <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND item.addedIn <= $batch AND (item.retiredIn IS NULL OR item.retiredIn > $batch)
  RETURN {id: g.id, by: b.id, item: item.id, name: item.name, at: g.approvedAt, amount: coalesce(g.amount, 0)}
} AS grants
WHERE size(grants) > 0
CALL (h, hThen, members, grants) {
  // Few have a record: the payments of those alone are read.
  UNWIND members AS m
  MATCH (:Person {id: m.id})<-[ab:ABOUT]-(r:Record)
  WHERE r.kind IN ['deed-tax', 'property'] AND r.from <= $asOf AND NOT any(w IN $homestead WHERE coalesce(r.value, '') CONTAINS w) AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch)
  UNWIND grants AS g
  WITH h, hThen, members, m, r, g WHERE r.from <= g.at AND m.from <= g.at AND m.to >= g.at AND r.from >= (datetime({datetime: datetime({epochMillis: coalesce(hThen.identifiedAt, g.at)}), timezone: 'Asia/Shanghai'}) - duration({months: $monthsBefore})).epochMillis
  WITH h, members, r, g.item AS item, g.name AS itemName, min(g.at) AS approvedAt, collect(DISTINCT g.id) AS granted, collect(DISTINCT m.id) AS owners, sum(DISTINCT g.amount) AS stated
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
  WITH h, r, item, itemName, approvedAt, granted, owners, gross, net, paid, coalesce(head(COLLECT { MATCH (h)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH1', 'T-SH2', 'T-SH8'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }), head(COLLECT { MATCH (r)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH1', 'T-SH2'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value })) AS exempt
  CALL (owners) {
    UNWIND owners AS owner MATCH (o:Person {id: owner})
    RETURN head(collect(head(COLLECT { MATCH (o)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH1', 'T-SH2'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }))) AS ownerExempt
  }
  WITH *, r.from >= (datetime({datetime: datetime({epochMillis: approvedAt}), timezone: 'Asia/Shanghai'}) - duration({months: $redMonths})).epochMillis AS isRed
  RETURN collect({
    subject: h.id, key: [r.id, item], band: CASE WHEN isRed THEN 'red' ELSE 'orange' END,
    measured: duration.between(datetime({epochMillis: r.from}), datetime({epochMillis: approvedAt})).months, limit: CASE WHEN isRed THEN $redMonths ELSE $monthsBefore END, amount: net,
    nodes: [h.id, r.id, item] + owners, edges: granted[..100] + paid[..100],
    facts: {kind: CASE r.kind WHEN 'deed-tax' THEN '契税' ELSE '不动产' END, house: coalesce(r.value, ''), from: r.from, approvedAt: approvedAt, item: itemName, gross: gross, amount: net, label: hThen.policyLabel},
    trap: CASE WHEN coalesce(exempt, ownerExempt) IS NOT NULL THEN coalesce(exempt, ownerExempt) WHEN any(w IN $explained WHERE coalesce(r.value, '') CONTAINS w) THEN 'T-SH1' END}) AS findings
}
RETURN hThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
