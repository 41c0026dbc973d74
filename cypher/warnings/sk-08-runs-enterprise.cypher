/**
 * @id          sk-08-runs-enterprise
 * @code        SK-08
 * @title       Beneficiary runs or owns an enterprise
 * @title.zh    受益户成员办企业
 * @bands       yellow for a shareholder, orange for a representative, of an enterprise that really operates
 * @bands.zh    股东为黄，法定代表人为橙，企业须实际经营
 * @precision   medium
 * @subject     Household
 * @reads       <MEMBER_OF (BENEFITS_FROM>; LEGAL_REP_OF|SHAREHOLDER_OF> <ABOUT; <HELD_BY party~); BENEFITS_FROM>; <HELD_BY party~; <ABOUT
 * @narrowed    enterprise
 * @needs       ENTERPRISE TAX HOUSEHOLD CARD ITEM
 * @traps       T-SH4
 * @measure     share
 * @param       subjects string[] Households to judge
 * @param       batch    integer  Data version
 * @param       asOf     instant  Last moment of the day D
 * @param       share number = 0.1 Share of a shareholder from which it counts; own default
 * @param       months integer = 12 Months before the grant in which filings, invoices or insured staff show operation; own default
 * @param       ended string[] = ["注销","吊销","撤销"] States of an enterprise that is no longer active; Regulation on registration of market entities
 * @param.zh    share  股东持股达到此比例才计；自定默认值
 * @param.zh    months 发放之前多少个月内有申报、开票或参保的视为实际经营；自定默认值
 * @param.zh    ended  表示企业不再存续的登记状态；市场主体登记管理条例
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the households
 * @message     A member of the household is {role} of {enterprise} (share {share:share}); {item} was granted on {approvedAt:day}: {gross:fen} paid, {amount:fen} after what came back.
 * @message.zh  该户成员是 {enterprise} 的{role}（持股 {share:share}）；{approvedAt:day} 获批 {item}，已发 {gross:fen}，扣除退回后 {amount:fen}。
 * @why         Who runs a business is hardly in the need that the item is for.
 * @why.zh      经营企业的家庭通常不符合困难条件。
 * @basis       "Registered and operating" as a ground of exclusion in local rules; 10 % and 12 months reconstructed
 * @basis.zh    地方规定以“已登记并实际经营”为排除情形；10% 和 12 个月系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (h:Household {id: id}) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH h, CASE WHEN h.changedIn > $batch THEN head(COLLECT { MATCH (h)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE h END AS hThen, COLLECT { MATCH (h)<-[m:MEMBER_OF]-(x:Person) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN {id: x.id, node: x, from: coalesce(m.from, 0), to: coalesce(m.to, 9000000000000000) + 86399999} } AS members
WITH h, hThen, members, COLLECT {
  UNWIND [h] + [m IN members | m.node] AS b
  MATCH (b)-[g:BENEFITS_FROM]->(item:SubsidyItem)
  WHERE 'enterprise' IN item.exclusions AND item.targeting IS NOT NULL AND NOT item.targeting IN ['universal', 'activity', 'area'] AND g.approvedAt <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND item.addedIn <= $batch AND (item.retiredIn IS NULL OR item.retiredIn > $batch)
  RETURN {id: g.id, by: b.id, item: item.id, name: item.name, at: g.approvedAt, amount: coalesce(g.amount, 0)}
} AS grants
WHERE size(grants) > 0
CALL (h, members, grants) {
  UNWIND members AS m
  MATCH (:Person {id: m.id})-[l:LEGAL_REP_OF|SHAREHOLDER_OF]->(e:Enterprise)
  WHERE (type(l) = 'LEGAL_REP_OF' OR l.share >= $share) AND l.addedIn <= $batch AND (l.retiredIn IS NULL OR l.retiredIn > $batch) AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
  UNWIND grants AS g
  WITH h, members, m, l, e, g WHERE coalesce(l.from, 0) <= g.at AND coalesce(l.to, 9000000000000000) + 86399999 >= g.at AND m.from <= g.at AND m.to >= g.at
    AND NOT EXISTS { (e)<-[ab:ABOUT]-(r:Record) WHERE r.kind = 'enterprise-status' AND r.from <= g.at AND any(w IN $ended WHERE coalesce(r.value, '') CONTAINS w) AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch) }
  // Signs of operation in the year before the grant; a licence without them is dormant (T-SH4).
  WITH h, members, m, l, e, g, COLLECT {
    MATCH (e)<-[ab:ABOUT]-(r:Record) WHERE r.kind IN ['tax-filing', 'invoice', 'insured-staff'] AND r.from <= g.at AND coalesce(r.to, r.from) >= (datetime({datetime: datetime({epochMillis: g.at}), timezone: 'Asia/Shanghai'}) - duration({months: $months})).epochMillis AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch) RETURN r.id } AS signs
  WITH h, members, e, g.item AS item, g.name AS itemName, min(g.at) AS approvedAt, collect(DISTINCT g.id) AS granted, collect(DISTINCT m.id) AS owners, collect(DISTINCT l.id) AS roles,
       max(type(l) = 'LEGAL_REP_OF') AS isRepresentative, max(l.share) AS share, reduce(s = [], x IN collect(signs) | s + x) AS signs
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
  WITH h, e, item, itemName, approvedAt, granted, owners, roles, isRepresentative, share, signs, gross, net, paid, coalesce(head(COLLECT { MATCH (h)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH4'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }), head(COLLECT { MATCH (e)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH4'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value })) AS exempt
  RETURN collect({
    subject: h.id, key: [e.id, item], band: CASE WHEN isRepresentative THEN 'orange' ELSE 'yellow' END, measured: coalesce(share, 1.0), limit: $share, amount: net,
    nodes: [h.id, e.id, item] + owners + signs[..20], edges: roles + granted[..100] + paid[..100],
    facts: {role: CASE WHEN isRepresentative THEN '法定代表人' ELSE '股东' END, enterprise: e.name, share: coalesce(share, 0), approvedAt: approvedAt, item: itemName, gross: gross, amount: net, signs: size(signs)},
    trap: CASE WHEN size(signs) = 0 THEN 'T-SH4' ELSE exempt END}) AS findings
}
RETURN hThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
