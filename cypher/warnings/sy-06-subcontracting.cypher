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
 * @narrowed    passed-on
 * @needs       CONTRACT PAY
 * @clause      a: Contract money was paid to an enterprise that is neither contractor nor registered subcontractor|合同款付给既非合同方也非备案分包方的企业
 * @clause      b FLOW: The contractor passed most of it on to one enterprise soon after receipt|中标方收款后短期内将大部分转付同一家企业
 * @clause      c: A subcontractor subcontracted|分包方将分包内容再次分包
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
 * @version     4
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
WITH collect({about: {c: c, then: cThen, contractors: contractors, whole: reduce(s = 0, q IN payments | s + q.net)}, contractors: contractors, subcontracts: subcontracts, payments: payments}) AS all
// (a) paid to one who is neither contractor nor registered; (b) passed on; (c) a subcontractor who subcontracts.
CALL (all) {
  UNWIND all AS row
  RETURN row.about AS about, null AS one
  UNION ALL
  UNWIND all AS row
  UNWIND [q IN row.payments WHERE q.net > 0 AND q.payee IS NOT NULL AND NOT q.payee IN row.contractors AND NOT any(k IN row.subcontracts WHERE k.e = q.payee)] AS q
  RETURN row.about AS about, {clause: 'a', e: q.payee, amount: q.net, edges: [q.p.id], via: null} AS one
  UNION ALL
  // What left a contractor's account for enterprises: read once for all contracts, since a contractor has many, and laid out by spans of the days
  // in which it counts, so that two of them are looked through for each payment.
  UNWIND CASE WHEN 'FLOW' IN $sources THEN all ELSE [] END AS row
  UNWIND [q IN row.payments WHERE q.payee IN row.contractors AND q.net > 0] AS q
  WITH q.y AS y, min(q.p.at) AS earliest, max(q.p.at) AS latest, collect({about: row.about, p: q.p, net: q.net, at: q.p.at}) AS paid
  CALL (y, earliest, latest) {
    MATCH (y)-[o:PAID]->(z:Account)
    WHERE o.at >= earliest AND o.at < latest + ($passDays + 1) * 86400000 AND o.at <= $asOf AND coalesce(o.settles, []) = [] AND coalesce(o.state, 'paid') = 'paid' AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) AND z.kind = 'enterprise'
    WITH o, z ORDER BY o.at, o.id
    RETURN (o.at - earliest) / (($passDays + 1) * 86400000) AS span, {o: o, z: z, at: o.at, amount: o.amount} AS out
    UNION ALL
    UNWIND range(0, (latest - earliest) / (($passDays + 1) * 86400000) + 1) AS span
    RETURN span, null AS out
  }
  WITH y, earliest, paid, span, collect(out) AS outs ORDER BY span
  WITH y, earliest, paid, collect(outs) AS spans
  UNWIND paid AS q
  WITH q.about AS about, q.p AS p, q.net AS net, y, (q.at - earliest) / (($passDays + 1) * 86400000) AS span, q.at AS at, spans
  WITH about, p, at, net, y, [x IN spans[span] + spans[span + 1] WHERE x.at >= at AND x.at < at + ($passDays + 1) * 86400000] AS outs
  WHERE reduce(s = 0, x IN outs | s + x.amount) * 100 >= $passPercent * net
  UNWIND outs AS x
  WITH about, p, at, net, y, x.o AS o, x.z AS z
  MATCH (z)-[h:HELD_BY]->(e:Enterprise)
  WHERE NOT e IN about.contractors AND coalesce(h.from, 0) <= o.at AND coalesce(h.to, 9000000000000000) >= o.at AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
  // To one enterprise; of it the payment's part of what came in before and meanwhile.
  WITH p, at, net, y, e, head(collect(about)) AS about, sum(o.amount) AS gone, collect(o.id) AS flows
  WHERE gone * 100 >= $passPercent * net
  WITH y, min(at) - $passDays * 86400000 AS earliest, max(at) AS latest, collect({about: about, p: p, at: at, net: net, e: e, gone: gone, flows: flows}) AS passed
  CALL (y, earliest, latest) {
    MATCH (:Account)-[o:PAID]->(y)
    WHERE o.at >= earliest AND o.at < latest + ($passDays + 1) * 86400000 AND o.at <= $asOf AND coalesce(o.state, 'paid') = 'paid' AND o.kind <> 'reclassification' AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
    RETURN (o.at - earliest) / (($passDays + 1) * 86400000) AS span, {at: o.at, amount: o.amount} AS into
    UNION ALL
    UNWIND range(0, (latest - earliest) / (($passDays + 1) * 86400000) + 1) AS span
    RETURN span, null AS into
  }
  WITH y, earliest, passed, span, collect(into) AS ins ORDER BY span
  WITH y, earliest, passed, collect(ins) AS spans
  UNWIND passed AS q
  WITH q, q.at AS at, q.net AS net, q.gone AS gone, spans, (q.at - $passDays * 86400000 - earliest) / (($passDays + 1) * 86400000) AS span
  WITH q, net, gone, reduce(s = 0, x IN spans[span] + coalesce(spans[span + 1], []) + coalesce(spans[span + 2], []) | s + CASE WHEN x.at >= at - $passDays * 86400000 AND x.at < at + ($passDays + 1) * 86400000 THEN x.amount ELSE 0 END) AS came ORDER BY at, q.p.id
  RETURN q.about AS about, {clause: 'b', e: q.e, amount: CASE WHEN came > net THEN gone * net / came WHEN gone > net THEN net ELSE gone END, edges: [q.p.id] + q.flows, via: null} AS one
  UNION ALL
  UNWIND all AS row
  UNWIND row.subcontracts AS k
  WITH row, k.e AS first, k.s AS s WHERE NOT first IN row.contractors
  MATCH (e:Enterprise)-[v:CONTRACTED_FOR]->(t:Contract)-[m:CONTRACTED_FOR]->(s)
  WHERE e <> first AND coalesce(t.signedAt, 0) <= $asOf AND v.addedIn <= $batch AND (v.retiredIn IS NULL OR v.retiredIn > $batch) AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch)
  RETURN row.about AS about, {clause: 'c', e: e, amount: coalesce(t.amount, 0), edges: [], via: s.id} AS one
}
WITH about.c AS c, one.clause AS clause, one.e AS e, sum(one.amount) AS amount, reduce(list = [], more IN collect(one.edges) | list + more) AS edges, collect(one.via) AS vias, head(collect(about)) AS about
WITH c, about.then AS cThen, about.contractors AS contractors, about.whole AS whole, clause, e, amount, edges, vias
// Of the contract's price where it was not paid yet.
WITH c, cThen, contractors, clause, e, amount, edges, vias, CASE WHEN whole > 0 THEN whole ELSE coalesce(cThen.amount, 0) END AS base
WITH *, CASE WHEN base > 0 THEN amount * 1.0 / base ELSE 1.0 END AS share, amount * 100 >= $redPercent * base AS isRed,
     // A branch of the contractor, or its former name on the contract.
     CASE WHEN any(k IN contractors WHERE e.name STARTS WITH k.name AND e.name CONTAINS '分公司') THEN 'T-SE4' WHEN any(k IN contractors WHERE e.name IN k.formerNames OR k.name IN e.formerNames) THEN 'T-SE3'
       ELSE head(COLLECT { MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(e) WHERE x.value IN ['T-SE3', 'T-SE4'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN x.value ORDER BY x.value }) END AS trap
RETURN cThen.region AS region, count(DISTINCT c) AS judged, collect(CASE WHEN clause IN ['a', 'c'] OR clause = 'b' AND amount * 100 >= $passPercent * base THEN {
  subject: c.id, key: [e.id, clause], clause: clause, band: CASE WHEN isRed THEN 'red' ELSE 'orange' END, measured: share, limit: CASE WHEN isRed THEN $redPercent / 100.0 WHEN clause = 'b' THEN $passPercent / 100.0 END, amount: amount,
  nodes: [c.id, e.id] + vias + [k IN contractors | k.id], edges: edges[..50],
  facts: {name: coalesce(cThen.name, cThen.code, c.id), enterprise: coalesce(e.name, e.id), amount: amount, share: share,
    how: CASE clause WHEN 'a' THEN 'which is neither contractor nor registered subcontractor' WHEN 'b' THEN 'passed on by the contractor within ' + $passDays + ' days' ELSE 'a subcontract of a subcontractor' END,
    howZh: CASE clause WHEN 'a' THEN '既非合同方也非备案分包方' WHEN 'b' THEN '中标方收款后 ' + $passDays + ' 天内转付' ELSE '分包后再分包' END},
  trap: trap} END) AS findings
ORDER BY region
