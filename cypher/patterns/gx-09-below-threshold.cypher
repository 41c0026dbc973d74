/**
 * @id         gx-09-below-threshold
 * @code       GX-09
 * @title      Several slices just below a limit
 * @title.zh   临界拆分
 * @bands      red from manySlices slices or where different payees are joined by a person, contact or account; orange else
 * @bands.zh   达到 manySlices 笔，或不同收款方由同一人员、联系方式或账户关联的为红；其余为橙
 * @precision  medium
 * @subject    Unit
 * @reads      <ISSUED_BY (ABOUT> (<FOR; <ABOUT); <ABOUT; <CONTRACTED_FOR (<LEGAL_REP_OF; USES> <USES)); <GIVEN_TO indicator~payee(!hubs) HELD_BY>
 *             (<LEGAL_REP_OF; USES> <USES); <HELD_BY (party~; payer~payee; payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR; <USES);
 *             <ABOUT
 * @needs      ENTERPRISE
 * @clause     a CONTRACT: Contracts of one year and category, each just below the limit of tender|同年度、同类别的若干合同，金额均略低于招标限额
 * @clause     b PAY: Payments within some days, each just below the reporting limit|若干天内的多笔付款，金额均略低于大额报告标准
 * @clause     c FLOW: Cash withdrawals within some days, each just below the reporting limit|若干天内的多笔现金支取，金额均略低于大额现金报告标准
 * @traps      T-SY1 T-SY2 T-SY3 T-SY4
 * @measure    count
 * @unit       slice, slices
 * @unit.zh    笔
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      sources string[] Sources covered for the region
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] {account-kinds} Kinds of account that never stand inside a path; conventions of the rules
 * @param      slices integer = 3 Slices at least; own default
 * @param      manySlices integer = 5 Slices from which the band is red; own default
 * @param      nearLeast number = 0.8 A slice is at least this share of the limit; own default
 * @param      works fen = 400000000 Limit of tenders of works; order 16 of 2018 of the development commission
 * @param      goods fen = 200000000 Limit of tenders of goods; the same
 * @param      services fen = 100000000 Limit of tenders of services; the same
 * @param      transferPerson fen = 50000000 Reported transfers of persons; central bank order 3 of 2016
 * @param      transferFirm fen = 200000000 Reported transfers of others; the same
 * @param      cash fen = 5000000 Reported cash; the same
 * @param      paymentDays integer = 30 Days of payments; own default
 * @param      cashDays integer = 7 Days of cash; own default
 * @param      openMethods string[] = ["公开招标","邀请招标"] Methods in which nothing was evaded; Government Procurement Law
 * @param      crowd integer = 20 A contact of more users than this joins nobody; own default
 * @param.zh   hubs           不得处于路径中间的账户类型；规则通则
 * @param.zh   slices         至少几笔；自定默认值
 * @param.zh   manySlices     达到几笔为红；自定默认值
 * @param.zh   nearLeast      每笔至少达到限额的此比例；自定默认值
 * @param.zh   works          工程招标限额；国家发展改革委令 2018 年第 16 号
 * @param.zh   goods          货物招标限额；同上
 * @param.zh   services       服务招标限额；同上
 * @param.zh   transferPerson 个人大额转账报告标准；央行令〔2016〕3号
 * @param.zh   transferFirm   单位大额转账报告标准；同上
 * @param.zh   cash           大额现金报告标准；同上
 * @param.zh   paymentDays    付款合并计算的天数；自定默认值
 * @param.zh   cashDays       现金合并计算的天数；自定默认值
 * @param.zh   openMethods    不构成规避的采购方式；政府采购法
 * @param.zh   crowd          联系方式的使用者超过此数不视为关联；自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {slices} slices of together {sum:fen} from {since:day} on, each between 80% and 100% of {limit:fen}, to {payees} joined payees ({what:word}).
 * @message.zh {since:day} 起 {slices} 笔合计 {sum:fen}，每笔均在限额 {limit:fen} 的 80%–100% 之间，涉及 {payees} 个相关收款方（{what:word}）。
 * @why        Slices below a limit avoid the tender or the report that the whole would need.
 * @why.zh     拆分至限额以下可规避招标或大额报告。
 * @basis      Regulations on Government Procurement, article 28; World Bank red flags (contracts just below thresholds); limits of tenders and of reports; 80% and 3 slices own defaults; reconstructed. Payments under one contract are one slice.
 * @basis.zh   政府采购法实施条例第二十八条；世界银行采购警示信号（合同略低于限额）；招标限额和报告标准；80% 和 3 笔为自定默认值；条件系复原。同一合同项下的付款算一笔
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Unit {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE EXISTS { MATCH (c:Contract)-[i:ISSUED_BY]->(s) WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) } OR EXISTS { MATCH (n:Indicator)-[g:GIVEN_TO]->(s) WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) }
CALL (s) {
  // (a) contracts of one calendar year and category; (b) payments on lines of the office; (c) cash from its own accounts.
  CALL (s) {
    MATCH (c:Contract)-[i:ISSUED_BY]->(s)
    WHERE 'CONTRACT' IN $sources AND c.signedAt <= $asOf AND NOT coalesce(c.method, '') IN $openMethods AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
    WITH s, c, CASE WHEN c.category CONTAINS '工程' THEN $works WHEN c.category CONTAINS '货物' THEN $goods ELSE $services END AS bound
    WHERE c.amount >= $nearLeast * bound AND c.amount < bound AND EXISTS { MATCH (c)-[t:ABOUT]->(j:Project) WHERE t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND EXISTS { MATCH (line:Indicator)-[fund:FOR]->(j) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } }
    MATCH (payee:Enterprise)-[f:CONTRACTED_FOR]->(c) WHERE f.role = 'contractor' AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
    RETURN 'a' AS clause, payee, c.id AS id, c.id AS whole, c.amount AS amount, c.signedAt AS at, bound, toString(datetime({epochMillis: c.signedAt + 28800000}).year) + coalesce(c.category, '') AS bin,
      365 AS days, coalesce(head(COLLECT { UNWIND [c] + [(c)-[t:ABOUT]->(j:Project) WHERE t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) | j] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-SY1', 'T-SY2', 'T-SY3', 'T-SY4'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }), CASE WHEN c.exemption IS NOT NULL THEN 'T-SY2' END) AS exempt UNION ALL
    MATCH (n:Indicator)-[g:GIVEN_TO]->(s)
    WHERE 'PAY' IN $sources AND coalesce(n.fundTag, n.trackCode) IS NOT NULL AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
    MATCH (:Account)-[p:PAID {indicator: n.id}]->(t:Account)
    WITH p, t, CASE WHEN t.kind IN ['person', 'household'] THEN $transferPerson ELSE $transferFirm END AS bound
    WHERE p.amount >= $nearLeast * bound AND p.amount < bound AND p.kind = 'payment' AND NOT t.kind IN $hubs AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    // Only then what its payee gave back: a supplier's payments are many, those just below a limit few.
    WITH t, bound, collect(p) AS near
    UNWIND near AS p
    WITH p, t, bound WHERE NOT EXISTS { MATCH (t)-[undo:PAID]->() WHERE p.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
    MATCH (t)-[h:HELD_BY]->(payee) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
    RETURN 'b' AS clause, payee, p.id AS id, coalesce(p.contract, p.movement, p.id) AS whole, p.amount AS amount, p.at AS at, bound, '' AS bin, $paymentDays AS days, null AS exempt UNION ALL
    MATCH (t:Account)-[h:HELD_BY]->(s)
    WHERE 'FLOW' IN $sources AND NOT t.kind IN $hubs AND EXISTS { MATCH (t)<-[p:PAID]-(:Account) WHERE p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) } AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
    MATCH (t)-[p:PAID]->(x:Account)
    WHERE (p.kind = 'cash' OR x.kind = 'cash') AND p.amount >= $nearLeast * $cash AND p.amount < $cash AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    RETURN 'c' AS clause, t AS payee, p.id AS id, p.id AS whole, p.amount AS amount, p.at AS at, $cash AS bound, '' AS bin, $cashDays AS days, null AS exempt
  }
  // A group of payees hangs on one node: the payee itself, its representative, a contact or an account it uses.
  CALL (payee) {
    RETURN payee AS hook UNION
    MATCH (hook:Person)-[r:LEGAL_REP_OF]->(payee) WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN hook UNION
    MATCH (payee)-[r:USES]->(hook:Contact|Account) WHERE COUNT { MATCH (hook)<-[u:USES]-() WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u LIMIT $crowd + 1 } <= $crowd AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN hook
  }
  WITH s, clause, bound, bin, days, hook, whole, id, payee, amount, at, exempt ORDER BY at, id
  WITH s, clause, bound, bin, days, hook, whole, head(collect({id: id, payee: payee.id, amount: amount, at: at, exempt: exempt})) AS slice
  WITH s, clause, bound, bin, days, hook, slice ORDER BY slice.at, slice.id
  WITH s, clause, bound, bin, days, hook, collect(slice) AS slices
  WHERE size(slices) >= $slices
  UNWIND slices AS first
  WITH s, clause, bound, bin, hook, [x IN slices WHERE x.at >= first.at AND x.at <= first.at + days * 86400000] AS near, first
  WHERE size(near) >= $slices AND reduce(sum = 0, x IN near | sum + x.amount) >= bound
  WITH s, clause, bound, bin, hook, near, COUNT { UNWIND near AS x RETURN DISTINCT x.payee } AS payees ORDER BY size(near) DESC, payees DESC, first.at, hook.id
  WITH s, collect({clause: clause, bound: bound, bin: bin, hook: hook.id, near: near, ids: [x IN near | x.id], payees: payees}) AS groups
  WITH s, [k IN range(0, size(groups) - 1) WHERE none(j IN range(0, k - 1) WHERE groups[j].clause = groups[k].clause AND all(id IN groups[k].ids WHERE id IN groups[j].ids)) | groups[k]] AS groups
  UNWIND groups AS g // a group within a larger one is the same finding
  RETURN collect({subject: s.id, key: [g.clause, g.bin, head(g.ids)], clause: g.clause, band: CASE WHEN size(g.near) >= $manySlices OR g.payees > 1 THEN 'red' ELSE 'orange' END,
    measured: size(g.near), limit: $slices, amount: reduce(sum = 0, x IN g.near | sum + x.amount),
    nodes: [s.id, g.hook] + [x IN g.near | x.payee] + CASE WHEN g.clause = 'a' THEN g.ids ELSE [] END, edges: CASE WHEN g.clause = 'a' THEN [] ELSE g.ids END, facts: {slices: size(g.near), sum: reduce(sum = 0, x IN g.near | sum + x.amount), since: head(g.near).at, limit: g.bound, payees: g.payees,
      what: CASE g.clause WHEN 'a' THEN 'contracts' WHEN 'b' THEN 'payments' ELSE 'cash' END},
    trap: CASE WHEN size([x IN g.near WHERE x.exempt IS NULL]) < $slices THEN head([x IN g.near WHERE x.exempt IS NOT NULL | x.exempt]) ELSE head(COLLECT { UNWIND [s] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-SY1', 'T-SY2', 'T-SY3', 'T-SY4'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) END}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
