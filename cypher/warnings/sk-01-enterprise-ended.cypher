/**
 * @id          sk-01-enterprise-ended
 * @code        SK-01
 * @title       Paid while deregistered, revoked or dormant
 * @title.zh    企业注销、吊销、歇业期间仍收款
 * @bands       red; orange where retention money for works delivered before the deregistration is still due
 * @bands.zh    红；注销前已交付、质保金尚未付清的为橙
 * @precision   high
 * @subject     Enterprise
 * @reads       <ABOUT; CONTRACTED_FOR>; <HELD_BY (party~; payee~contract)
 * @needs       PAY ACCOUNT ENTERPRISE
 * @traps       T-SE1 T-SE3 T-SE4
 * @measure     days
 * @param       subjects       string[] Enterprises to judge
 * @param       batch          integer  Data version
 * @param       asOf           instant  Last moment of the day D
 * @param       endedWords     string[] = ["注销","吊销","撤销"]   States that end an enterprise; Regulation on registration of market entities
 * @param       dormantWords   string[] = ["歇业"]                 State of registered rest; the same, articles 30 and 31
 * @param       retentionWords string[] = ["质保","保修","保留金","尾款"] Purposes of retention money (T-SE1); own default
 * @param.zh    endedWords     表示主体终止的登记状态；市场主体登记管理条例
 * @param.zh    dormantWords   已备案歇业的登记状态；同上，第三十条、第三十一条
 * @param.zh    retentionWords 表示质保金的付款用途（T-SE1）；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the enterprises
 * @message     {name} has been {state} since {from:day}; on {at:day} it was given {amount:fen} ({what}).
 * @message.zh  {name} 自 {from:day} 起{state}，{at:day} 仍{what} {amount:fen}。
 * @why         An enterprise that no longer exists can neither deliver nor receive.
 * @why.zh      已终止或歇业的企业不能履约，也不应再收款。
 * @basis       Regulation on registration of market entities 2021, articles 30 and 31; Cooperatives Law 2017, article 71
 * @basis.zh    市场主体登记管理条例（2021 年）第三十条、第三十一条；农民专业合作社法（2017 年）第七十一条
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (e:Enterprise {id: id}) WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
WITH e, CASE WHEN e.changedIn > $batch THEN head(COLLECT { MATCH (e)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE e END AS eThen,
     COLLECT { MATCH (e)<-[ab:ABOUT]-(r:Record) WHERE r.kind = 'enterprise-status' AND r.from <= $asOf AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch) AND any(w IN $endedWords + $dormantWords WHERE coalesce(r.value, '') CONTAINS w) RETURN r ORDER BY r.from, r.id } AS ends
WHERE EXISTS { MATCH (e)-[c:CONTRACTED_FOR]->(k:Contract) WHERE k.signedAt <= $asOf AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) } OR EXISTS { MATCH (e)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(:Account) WHERE coalesce(p.indicator, p.project, p.contract, p.batch) IS NOT NULL AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (e, eThen, ends) {
  WITH e, ends, head(COLLECT { MATCH (e)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SE1', 'T-SE3', 'T-SE4'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS exempt
  CALL (e, ends) {
    UNWIND CASE WHEN size(ends) > 0 THEN [e] ELSE [] END AS paidTo
    MATCH (paidTo)<-[h:HELD_BY]-(a:Account)<-[p:PAID]-(:Account)
    WHERE coalesce(p.indicator, p.project, p.contract, p.batch) IS NOT NULL AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND coalesce(h.from, 0) <= p.at AND coalesce(h.to, 9000000000000000) + 86399999 >= p.at AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    WITH a, collect(DISTINCT p) AS ps
    WITH ps, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
    UNWIND ps AS p
    WITH p, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
    OPTIONAL MATCH (k:Contract {id: p.contract})
    RETURN {id: p.id, at: p.at, amount: net, what: '收款', nodes: [], edges: [p.id],
            // Retention: named so, for works accepted before.
            retainedFrom: CASE WHEN any(w IN $retentionWords WHERE coalesce(p.purpose, '') CONTAINS w) THEN k.acceptedAt END} AS act
    UNION ALL
    UNWIND CASE WHEN size(ends) > 0 THEN [e] ELSE [] END AS signer
    MATCH (signer)-[c:CONTRACTED_FOR]->(k:Contract) WHERE k.signedAt <= $asOf AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch)
    RETURN {id: k.id, at: k.signedAt, amount: coalesce(k.amount, 0), what: '签约', nodes: [k.id], edges: [], retainedFrom: null} AS act
  }
  WITH exempt, act, head([r IN ends WHERE r.from <= act.at AND (any(w IN $endedWords WHERE r.value CONTAINS w) OR coalesce(r.to, 9000000000000000) + 86399999 >= act.at)]) AS r
  WHERE r IS NOT NULL
  WITH exempt, act, r, act.retainedFrom < r.from AND r.value CONTAINS '注销' AS isRetention
  RETURN collect({
    subject: e.id, key: [act.id], band: CASE WHEN isRetention THEN 'orange' ELSE 'red' END, measured: (act.at - r.from) / 86400000, limit: 0, amount: act.amount,
    nodes: [e.id, r.id] + act.nodes, edges: act.edges,
    facts: {name: eThen.name, state: r.value, from: r.from, at: act.at, amount: act.amount, what: act.what, lowered: CASE WHEN isRetention THEN 'T-SE1' END}, trap: exempt}) AS findings
}
RETURN eThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
