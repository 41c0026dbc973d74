/**
 * @id          sy-06-subcontracting
 * @code        SY-06
 * @title       Illegal assignment or subcontracting
 * @title.zh    违规转包分包
 * @bands       orange; red where redPercent or more was passed on
 * @bands.zh    橙；转出达到 redPercent% 的为红
 * @precision   medium
 * @subject     Contract
 * @reads       CONTRACTED_FOR>; <CONTRACTED_FOR*3 <ABOUT; contract~payee (HELD_BY> <ABOUT; party~; payer~payee(enterprise) HELD_BY> <ABOUT)
 * @needs       CONTRACT PAY
 * @clause b FLOW
 * @traps       T-SE3 T-SE4
 * @measure     share
 * @param       subjects   string[]     Contracts to judge
 * @param       batch      integer      Data version
 * @param       asOf       instant      Last moment of the day D
 * @param       sources    string[]     What is covered
 * @param       passDays   integer = 30 Days after a payment in which it is passed on; own default
 * @param       passPercent integer = 70 {0..100} Part that goes to one enterprise; own default
 * @param       redPercent integer = 80 {0..100} Part from which the band is red; own default
 * @param.zh    passDays    收款后转出的天数；自定默认值
 * @param.zh    passPercent 转给同一家企业的比例；自定默认值
 * @param.zh    redPercent  达到此比例为红；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the contracts
 * @message     {name}: {amount:fen} ({share:share}) went to {enterprise}, {how}.
 * @message.zh  {name}：{amount:fen}（{share:share}）付给{enterprise}（{howZh}）。
 * @why         Works handed on whole are done by somebody nobody chose.
 * @why.zh      转包、违法分包使实际施工方脱离监管。
 * @basis       No transfer, splitting up, re-subcontracting, nor main works (Tender Law art. 48; Implementing Regulations art. 59, 76); 70%, 80% and 30 days are own defaults, reconstructed
 * @basis.zh    不得转让、肢解转让、再次分包，主体工程不得分包（招标投标法第四十八条；招标投标法实施条例第五十九条、第七十六条）；70%、80% 和 30 天为自定默认值，条件系复原
 * @engine      cypher
 * @version     3
 */
UNWIND $subjects AS id
MATCH (c:Contract {id: id})
WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  AND NOT EXISTS { (c)-[m:CONTRACTED_FOR]->(:Contract) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) }
WITH c, CASE WHEN c.changedIn > $batch THEN head(COLLECT { MATCH (c)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE c END AS cThen,
     COLLECT { MATCH (e:Enterprise)-[k:CONTRACTED_FOR {role: 'contractor'}]->(c) WHERE k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) RETURN e } AS contractors,
     COLLECT { MATCH (e:Enterprise)-[k:CONTRACTED_FOR]->(s:Contract)-[m:CONTRACTED_FOR]->(c) WHERE k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN {e: e, s: s, amount: coalesce(s.amount, 0)} } AS subcontracts
WHERE size(contractors) > 0
OPTIONAL MATCH (x:Account)-[p:PAID {contract: c.id}]->(y:Account)
WHERE coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
OPTIONAL MATCH (w:SettledPayment {payment: p.id})
OPTIONAL MATCH (:Account)-[s:PAID {id: w.settledBy}]->(:Account)
WHERE p.id IN s.settles AND s.kind <> 'reclassification' AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH c, cThen, contractors, subcontracts, y, p, sum(reduce(r = 0, k IN range(0, size(coalesce(s.settles, [])) - 1) | r + CASE WHEN s.settles[k] = p.id THEN s.settledAmounts[k] ELSE 0 END)) AS undone
OPTIONAL MATCH (y)-[h:HELD_BY]->(holder:Enterprise)
WHERE coalesce(h.from, 0) <= p.at AND coalesce(h.to, 9000000000000000) >= p.at AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH c, cThen, contractors, subcontracts, y, p, p.amount - undone AS net, head(collect(holder)) AS payee
ORDER BY p.at, p.id
WITH c, cThen, contractors, subcontracts, collect(CASE WHEN p IS NOT NULL THEN {p: p, y: y, net: net, payee: payee} END) AS payments
// (b) What left a contractor's account for enterprises after its payments: read once for all contracts, since a contractor has many.
WITH collect({c: c, then: cThen, contractors: contractors, subcontracts: subcontracts, payments: payments}) AS all
CALL (all) {
  UNWIND CASE WHEN 'FLOW' IN $sources THEN all ELSE [] END AS row
  UNWIND [q IN row.payments WHERE q.payee IN row.contractors AND q.net > 0] AS q
  WITH q.y AS y, min(q.p.at) AS earliest, max(q.p.at) AS latest
  MATCH (y)-[o:PAID]->(z:Account)
  WHERE o.at >= earliest AND o.at < latest + ($passDays + 1) * 86400000 AND o.at <= $asOf AND coalesce(o.settles, []) = [] AND coalesce(o.state, 'paid') = 'paid' AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) AND z.kind = 'enterprise'
  WITH y, o, z ORDER BY o.at, o.id
  WITH y, collect({o: o, z: z, at: o.at}) AS outs
  RETURN collect({y: y, outs: outs}) AS onward
}
UNWIND all AS row
WITH onward, row, row.c AS c, row.then AS cThen, row.contractors AS contractors, row.subcontracts AS subcontracts, row.payments AS payments
WITH onward, c, cThen, contractors, subcontracts, payments, reduce(s = 0, q IN payments | s + q.net) AS whole,
     // In the days after a payment, to one enterprise; of it the payment's part of what came in before and meanwhile.
     COLLECT {
       UNWIND [q IN payments WHERE q.payee IN contractors AND q.net > 0] AS q
       WITH q.p AS p, q.y AS y, q.net AS net
       UNWIND [x IN coalesce(head([g IN onward WHERE g.y = y | g.outs]), []) WHERE x.at >= p.at AND x.at < p.at + ($passDays + 1) * 86400000] AS x
       WITH p, y, net, x.o AS o, x.z AS z
       MATCH (z)-[h:HELD_BY]->(e:Enterprise)
       WHERE NOT e IN contractors AND coalesce(h.from, 0) <= o.at AND coalesce(h.to, 9000000000000000) >= o.at AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
       WITH p, y, net, e, sum(o.amount) AS gone, collect(o.id) AS flows
       WHERE gone * 100 >= $passPercent * net
       WITH p, y, net, e, gone, flows, reduce(s = 0, a IN COLLECT { MATCH (:Account)-[o:PAID]->(y) WHERE o.at >= p.at - $passDays * 86400000 AND o.at < p.at + ($passDays + 1) * 86400000 AND o.at <= $asOf AND coalesce(o.state, 'paid') = 'paid' AND o.kind <> 'reclassification' AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) RETURN o.amount } | s + a) AS came
       RETURN {e: e, id: p.id, gone: CASE WHEN came > net THEN gone * net / came WHEN gone > net THEN net ELSE gone END, flows: flows} ORDER BY p.at, p.id } AS passed
// (a) paid to one who is neither contractor nor registered; (b) passed on; (c) a subcontractor who subcontracts.
WITH c, cThen, contractors, payments, whole, [q IN payments WHERE q.net > 0 AND q.payee IS NOT NULL AND NOT q.payee IN contractors AND NOT any(k IN subcontracts WHERE k.e = q.payee) | {clause: 'a', e: q.payee, amount: q.net, edges: [q.p.id], via: null}]
     + [w IN passed | {clause: 'b', e: w.e, amount: w.gone, edges: [w.id] + w.flows, via: null}]
     + COLLECT { UNWIND subcontracts AS k WITH k WHERE NOT k.e IN contractors WITH k.e AS first, k.s AS s MATCH (e:Enterprise)-[v:CONTRACTED_FOR]->(t:Contract)-[m:CONTRACTED_FOR]->(s) WHERE e <> first AND coalesce(t.signedAt, 0) <= $asOf AND v.addedIn <= $batch AND (v.retiredIn IS NULL OR v.retiredIn > $batch) AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch)
         RETURN {clause: 'c', e: e, amount: coalesce(t.amount, 0), edges: [], via: s.id} } AS signs
UNWIND CASE WHEN signs = [] THEN [null] ELSE signs END AS one
WITH c, cThen, contractors, whole, one.clause AS clause, one.e AS e, sum(one.amount) AS amount, reduce(list = [], more IN collect(one.edges) | list + more) AS edges, collect(one.via) AS vias
// Of the contract's price where it was not paid yet.
WITH c, cThen, contractors, clause, e, amount, edges, vias, CASE WHEN whole > 0 THEN whole ELSE coalesce(cThen.amount, 0) END AS base
WITH *, CASE WHEN base > 0 THEN amount * 1.0 / base ELSE 1.0 END AS share, amount * 100 >= $redPercent * base AS isRed,
     // A branch of the contractor, or its former name on the contract.
     CASE WHEN any(k IN contractors WHERE e.name STARTS WITH k.name AND e.name CONTAINS '分公司') THEN 'T-SE4' WHEN any(k IN contractors WHERE e.name IN k.formerNames OR k.name IN e.formerNames) THEN 'T-SE3'
       ELSE head(COLLECT { MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(e) WHERE x.value IN ['T-SE3', 'T-SE4'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN x.value ORDER BY x.value }) END AS trap
RETURN cThen.region AS region, count(DISTINCT c) AS judged, collect(CASE WHEN clause IN ['a', 'c'] OR clause = 'b' AND amount * 100 >= $passPercent * base THEN {
  subject: c.id, key: [e.id, clause], clause: clause, band: CASE WHEN isRed THEN 'red' ELSE 'orange' END, measured: share, limit: CASE WHEN clause = 'b' THEN $passPercent / 100.0 ELSE 0.0 END, amount: amount,
  nodes: [c.id, e.id] + vias + [k IN contractors | k.id], edges: edges[..50],
  facts: {name: coalesce(cThen.name, cThen.code, c.id), enterprise: coalesce(e.name, e.id), amount: amount, share: share,
    how: CASE clause WHEN 'a' THEN 'which is neither contractor nor registered subcontractor' WHEN 'b' THEN 'passed on by the contractor within ' + $passDays + ' days' ELSE 'a subcontract of a subcontractor' END,
    howZh: CASE clause WHEN 'a' THEN '既非合同方也非备案分包方' WHEN 'b' THEN '中标方收款后 ' + $passDays + ' 天内转付' ELSE '分包后再分包' END},
  trap: trap} END) AS findings
ORDER BY region
