/**
 * @id          sk-05-enterprise-linked
 * @code        SK-05
 * @title       Payee linked to staff or cadres
 * @title.zh    收款企业与公职人员或村干部关联
 * @bands       orange; red where it is the paying or buying unit's own staff
 * @bands.zh    橙；关联人属于付款或采购单位的为红
 * @precision   medium
 * @subject     Enterprise
 * @reads       <ABOUT; <HELD_BY (party~; payee~contract ISSUED_BY>); <LEGAL_REP_OF|SHAREHOLDER_OF <SHAREHOLDER_OF*2 (STAFF_OF>; <ABOUT; KIN_OF
 *              (STAFF_OF>; <ABOUT); MEMBER_OF> <MEMBER_OF (STAFF_OF>; <ABOUT))
 * @needs       ENTERPRISE STAFF PAY
 * @traps       T-SE6 T-SE8 T-SH5 T-SH7
 * @measure     count
 * @unit        step, steps
 * @unit.zh     步
 * @param       subjects  string[]     Enterprises to judge
 * @param       batch     integer      Data version
 * @param       asOf      instant      Last moment of the day D
 * @param       whitelist string[]     Enterprises headed by office (T-SE8)
 * @param       months    integer = 36 Months before the award in which the tie counts; Regulation of the Procurement Law, article 9
 * @param.zh    months 中标或获得安排之前多少个月内的关联计入；政府采购法实施条例第九条
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the enterprises
 * @message     {name} was paid {amount:fen}; its representative or owner is tied ({tie}) to the office of {role} at {unit}.
 * @message.zh  {name} 收款 {amount:fen}；其负责人或股东（{tie}）在 {unit} 任 {role}。
 * @why         Who decides about money, and who gets it, should not be the same people.
 * @why.zh      资金审批与收款主体存在利益关联，应当回避。
 * @basis       Regulation of the Procurement Law 2015, article 9 (three years, controlling owner, kin to the third degree); audit cases
 * @basis.zh    政府采购法实施条例（2015 年）第九条（三年、控股股东或实际控制人、三代以内旁系血亲）；审计案例
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (e:Enterprise {id: id}) WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
  AND EXISTS { MATCH (e)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(:Account) WHERE coalesce(p.indicator, p.project, p.contract, p.batch) IS NOT NULL AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
WITH e, CASE WHEN e.changedIn > $batch THEN head(COLLECT { MATCH (e)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE e END AS eThen
CALL (e) {
  // Representatives and owners, also through enterprises that own it; then the same person, kin, and who lives in one household.
  MATCH (e)<-[ls:LEGAL_REP_OF|SHAREHOLDER_OF*1..3]-(x:Person)
  WHERE (size(ls) = 1 OR all(l IN ls WHERE type(l) = 'SHAREHOLDER_OF')) AND all(l IN ls WHERE l.addedIn <= $batch AND (l.retiredIn IS NULL OR l.retiredIn > $batch))
  WITH x, min(coalesce(ls[0].from, 0)) AS from, max(coalesce(ls[0].to, 9000000000000000)) AS to
  CALL (x) {
    RETURN x AS y, 'self' AS tie, [] AS via
    UNION MATCH (x)-[k:KIN_OF]-(y:Person) WHERE k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) RETURN y, 'kin' AS tie, [k.id] AS via
    UNION MATCH (x)-[m:MEMBER_OF]->(:Household)<-[n:MEMBER_OF]-(y:Person) WHERE y <> x AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) RETURN y, 'household' AS tie, [m.id, n.id] AS via
  }
  MATCH (y)-[s:STAFF_OF]->(u:Unit) WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
  RETURN collect(DISTINCT {x: x, from: from, to: to, y: y, tie: tie, via: via, unit: u, role: s.role, staff: s.id, since: coalesce(s.from, 0), until: coalesce(s.to, 9000000000000000)}) AS ties
}
CALL (e, eThen, ties) {
  CALL (e, ties) {
    // Payments are read only where somebody is tied at all.
    UNWIND CASE WHEN size(ties) > 0 THEN [e] ELSE [] END AS paidTo
    MATCH (paidTo)<-[h:HELD_BY]-(a:Account)<-[p:PAID]-(:Account) WHERE coalesce(p.indicator, p.project, p.contract, p.batch) IS NOT NULL AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    WITH a, collect(DISTINCT p) AS ps
    WITH ps, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
    UNWIND ps AS p
    WITH p, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
    OPTIONAL MATCH (k:Contract {id: p.contract})
    WITH p, net, k, COLLECT { MATCH (k)-[b:ISSUED_BY]->(u:Unit) WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN u.id } AS buyers
    RETURN collect({id: p.id, net: net, at: coalesce(k.signedAt, p.at), unit: p.payingUnit, buyers: buyers, contract: k.id}) AS paid
  }
  UNWIND ties AS t
  WITH t, [p IN paid WHERE t.since <= p.at AND t.until >= (datetime({datetime: datetime({epochMillis: p.at}), timezone: 'Asia/Shanghai'}) - duration({months: $months})).epochMillis AND t.from <= p.at AND t.to >= (datetime({datetime: datetime({epochMillis: p.at}), timezone: 'Asia/Shanghai'}) - duration({months: $months})).epochMillis] AS met
  WHERE size(met) > 0
  WITH t, met, any(p IN met WHERE p.unit = t.unit.name OR t.unit.id IN p.buyers) AS isOwn
  ORDER BY t.y.id, isOwn DESC, t.tie, t.unit.id, t.x.id
  WITH t.y AS y, collect({t: t, met: met, isOwn: isOwn})[0] AS best
  WITH y, best.t AS t, best.met AS met, best.isOwn AS isOwn, reduce(s = 0, p IN best.met | s + p.net) AS amount,
       coalesce(head(COLLECT { MATCH (e)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SE6', 'T-SE8', 'T-SH5', 'T-SH7'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }), head(COLLECT { MATCH (y)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SE6', 'T-SE8', 'T-SH5', 'T-SH7'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value })) AS exempt
  RETURN collect({
    subject: e.id, key: [y.id], band: CASE WHEN isOwn THEN 'red' ELSE 'orange' END, measured: CASE WHEN t.tie = 'self' THEN 1 ELSE 2 END, limit: 2, amount: amount,
    nodes: [e.id, t.x.id, y.id, t.unit.id] + [p IN met WHERE p.contract IS NOT NULL | p.contract][..50], edges: [t.staff] + t.via + [p IN met | p.id][..200],
    facts: {name: eThen.name, tie: CASE t.tie WHEN 'self' THEN '本人' WHEN 'kin' THEN '亲属' ELSE '同户' END, role: coalesce(t.role, ''), unit: t.unit.name, amount: amount},
    trap: CASE WHEN exempt IS NOT NULL THEN exempt WHEN e.id IN $whitelist THEN 'T-SE8' END}) AS findings
}
RETURN eThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
