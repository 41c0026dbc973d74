/**
 * @id         gx-15-interest-path
 * @code       GX-15
 * @title      An official is tied to an enterprise that the office paid
 * @title.zh   官企利益闭环
 * @bands      red within redSteps steps; orange within three
 * @bands.zh   在 redSteps 步以内为红；三步以内为橙
 * @precision  medium
 * @subject    Enterprise
 * @reads      <HELD_BY (party~; payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR; payee~indicator GIVEN_TO>; payee~payer HELD_BY>;
 *             payee~contract); (<LEGAL_REP_OF|SHAREHOLDER_OF; USES> <USES) (KIN_OF; MEMBER_OF> <MEMBER_OF; USES> <USES)*2 (STAFF_OF>; <ABOUT); <ABOUT
 * @needs      STAFF ENTERPRISE PAY
 * @traps      T-SE6 T-SE8
 * @measure    count
 * @unit       step, steps
 * @unit.zh    步
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      sources string[] Sources covered for the region
 * @param      redSteps integer = 2 Steps from the official to the enterprise of the red band; own default
 * @param      backDays integer = 1095 Days before the decision in which the office was held, three years; Regulations on Government Procurement, article 9
 * @param      crowd integer = 20 A contact of more users than this joins nobody; own default
 * @param.zh   redSteps 从公职人员到企业的步数，不超过此数为红；自定默认值
 * @param.zh   backDays 决定之前多少天内任职的计入，即三年；政府采购法实施条例第九条
 * @param.zh   crowd    联系方式的使用者超过此数不视为关联；自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {official:name} ({role} of {unit}) is {steps} steps from {enterprise}, which got {paid:fen} in {payments} payments decided by that office.
 * @message.zh {unit} 的 {official:name}（{role}）与 {enterprise} 相距 {steps} 步，该企业由该单位安排收款 {payments} 笔共 {paid:fen}。
 * @why        Nobody may decide about money for his own or his family.
 * @why.zh     任何人不得为本人或亲属决定资金安排。
 * @basis      Regulations on Government Procurement 2015, article 9 (three years); audit SQL models; reconstructed. The decision is the signing of the contract, else the payment.
 * @basis.zh   政府采购法实施条例（2015 年）第九条（三年）；审计查询模型；条件系复原。决定时点为签订合同之日，没有的为付款之日
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Enterprise {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE EXISTS { MATCH (s)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(:Account) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (s) {
  // Persons at the enterprise, then two rings of kin, household and shared contacts around them.
  CALL (s) {
    MATCH (s)<-[r:LEGAL_REP_OF|SHAREHOLDER_OF]-(a:Person) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN a, [r] AS ties
    UNION
    MATCH (s)-[r:USES]->(c)<-[t:USES]-(a:Person) WHERE COUNT { MATCH (c)<-[u:USES]-() WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u LIMIT $crowd + 1 } <= $crowd AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) AND t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) RETURN a, [r, t] AS ties
  }
  CALL (a, ties) {
    RETURN a AS official, ties AS path, 1 AS steps
    UNION
    CALL (a) {
      MATCH (a)-[k:KIN_OF]-(b:Person) WHERE 'KIN' IN $sources AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) RETURN b, [k] AS more
      UNION
      MATCH (a)-[m:MEMBER_OF]->(:Household)<-[n:MEMBER_OF]-(b:Person) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) RETURN b, [m, n] AS more
      UNION
      MATCH (a)-[m:USES]->(c)<-[n:USES]-(b:Person) WHERE COUNT { MATCH (c)<-[u:USES]-() WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u LIMIT $crowd + 1 } <= $crowd AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) RETURN b, [m, n] AS more
    }
    CALL (a, b, ties, more) {
      RETURN b AS official, ties + more AS path, 2 AS steps
      UNION
      MATCH (b)-[k:KIN_OF]-(c:Person) WHERE c <> a AND 'KIN' IN $sources AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) RETURN c AS official, ties + more + k AS path, 3 AS steps
      UNION
      MATCH (b)-[m:MEMBER_OF]->(:Household)<-[n:MEMBER_OF]-(c:Person) WHERE c <> a AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) RETURN c AS official, ties + more + [m, n] AS path, 3 AS steps
      UNION
      MATCH (b)-[m:USES]->(x)<-[n:USES]-(c:Person) WHERE c <> a AND COUNT { MATCH (x)<-[u:USES]-() WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u LIMIT $crowd + 1 } <= $crowd AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) RETURN c AS official, ties + more + [m, n] AS path, 3 AS steps
    }
    RETURN official, path, steps
  }
  MATCH (official)-[r:STAFF_OF]->(u:Unit)
  WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
  WITH s, official, r, u, path, steps ORDER BY steps, [e IN path | e.id]
  WITH s, official, r, u, head(collect({path: path, steps: steps})) AS way
  // Only where there is such a tie: what that office decided for the enterprise while the roles held.
  MATCH (s)<-[h:HELD_BY]-(y:Account)<-[p:PAID]-(n:Account)
  WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    AND (EXISTS { MATCH (:Indicator {id: p.indicator})-[g:GIVEN_TO]->(u) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) } OR (n.kind <> 'treasury' AND EXISTS { MATCH (n)-[g:HELD_BY]->(u) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }))
  WITH s, official, r, u, way, p, coalesce(head(COLLECT { MATCH (c:Contract {id: p.contract}) RETURN c.signedAt }), p.at) AS decided
  WHERE coalesce(r.from, 0) <= decided AND coalesce(r.to, 9000000000000000) >= decided - $backDays * 86400000
    AND all(e IN way.path WHERE coalesce(e.from, 0) <= decided AND coalesce(e.to, 9000000000000000) >= decided)
  WITH s, official, r, u, way, p ORDER BY p.at, p.id
  WITH s, official, u, way, head(collect(r)) AS role, collect(DISTINCT p) AS payments
  RETURN collect({subject: s.id, key: [u.id, official.id], band: CASE WHEN way.steps <= $redSteps THEN 'red' ELSE 'orange' END, measured: way.steps, limit: 3, amount: reduce(sum = 0, p IN payments | sum + p.amount),
    nodes: [s.id, u.id, official.id] + [e IN way.path | startNode(e).id] + [e IN way.path | endNode(e).id], edges: [role.id] + [e IN way.path | e.id] + [p IN payments | p.id],
    facts: {official: coalesce(official.name, official.id), role: coalesce(role.role, ''), unit: coalesce(u.name, u.id), enterprise: coalesce(s.name, s.id), steps: way.steps,
      paid: reduce(sum = 0, p IN payments | sum + p.amount), payments: size(payments)},
    trap: head(COLLECT { UNWIND [s, official] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-SE6', 'T-SE8'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
