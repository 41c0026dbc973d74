/**
 * @id          sy-02-off-plan
 * @code        SY-02
 * @title       Payment off the approved plan
 * @title.zh    支出用途与项目方案不符
 * @bands       orange; red if what is off the plan reaches redPercent of the project
 * @bands.zh    橙；方案外支出达到项目的 redPercent% 为红
 * @precision   medium
 * @subject     Project
 * @reads       project~indicator; <ABOUT
 * @needs       PAY ALLOC
 * @clause      a: The functional or economic class of the payment differs from that of its line|支付的功能或经济分类科目与所用指标不一致
 * @clause      b LIBRARY: The purpose of the payment is in no line of the approved plan|支付用途不在批复方案所列内容之内
 * @traps       T-FP2
 * @measure     share
 * @param       subjects   string[]     Projects to judge
 * @param       batch      integer      Data version
 * @param       asOf       instant      Last moment of the day D
 * @param       sources    string[]     What is covered
 * @param       redPercent integer = 10 {0..100} Part of the project from which the band is red; own default
 * @param       general    string[] = ["工程款","进度款","预付款","结算款","质保金","质量保证金","保留金","监理费","设计费","勘察费","招标代理费","尾款","备料款"] Words of a purpose that name a step of payment, not a thing; own default
 * @param.zh    redPercent 方案外支出占项目的比例达到此数为红；自定默认值
 * @param.zh    general    只表示付款环节、不表示建设内容的用途用语；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the projects
 * @message     {project}: {amount:fen} paid on {at:day} for “{purpose}” ({found}), where the plan or the line says {expected}.
 * @message.zh  项目“{project}”于 {at:day} 支付“{purpose}”{amount:fen}（{found:word}），方案或指标为：{expected}。
 * @why         Money for a project may go only into what was approved; changes need the body that approved it.
 * @why.zh      项目资金应按批复方案使用，变更须经原批准机关同意。
 * @basis       Follow the plan, changes by the approving body (Henan poverty-alleviation regulations art. 44; Government Investment Regulations art. 21); money for its purpose (Implementing Regulations 2020 art. 60); 10% own default, reconstructed
 * @basis.zh    按批准的方案实施，变更须经原批准机关同意（河南省扶贫开发条例第四十四条；政府投资条例第二十一条）；专款专用（预算法实施条例（2020 年）第六十条）；10% 为自定默认值，条件系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (j:Project {id: id})
WHERE j.addedIn <= $batch AND (j.retiredIn IS NULL OR j.retiredIn > $batch)
WITH j, CASE WHEN j.changedIn > $batch THEN head(COLLECT { MATCH (j)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE j END AS jThen,
     COLLECT { MATCH (r:Record)-[a:ABOUT]->(j) WHERE r.kind IN ['plan-line', 'purpose-change'] AND coalesce(r.from, 0) <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN r ORDER BY r.id } AS records,
     EXISTS { MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(j) WHERE x.value = 'T-FP2' AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) } AS isExempt
OPTIONAL MATCH (x:Account)-[p:PAID {project: j.id}]->(y:Account)
WHERE coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND coalesce(p.mode, '') <> 'special-account' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
// Given back, or booked to the right line since (更正).
OPTIONAL MATCH (w:SettledPayment {payment: p.id})
OPTIONAL MATCH (:Account)-[s:PAID {id: w.settledBy}]->(:Account)
WHERE p.id IN s.settles AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH j, jThen, records, isExempt, p, sum(reduce(r = 0, k IN range(0, size(coalesce(s.settles, [])) - 1) | r + CASE WHEN s.settles[k] = p.id THEN s.settledAmounts[k] ELSE 0 END)) AS undone
OPTIONAL MATCH (i:Indicator {id: p.indicator})
WITH j, jThen, records, isExempt, p, i, p.amount - undone AS net, [r IN records WHERE r.kind = 'plan-line' AND coalesce(r.from, 0) <= p.at] AS plan,
     any(r IN records WHERE r.kind = 'purpose-change' AND coalesce(r.from, 0) <= p.at) AS isChanged
// (a) Classes differ, whichever of the two is the finer; (b) the purpose names nothing of the plan, the project or a step of payment.
WITH *, CASE WHEN net <= 0 OR isChanged THEN null
       WHEN NOT (p.functionClass STARTS WITH i.functionClass OR i.functionClass STARTS WITH p.functionClass) THEN {clause: 'a', found: p.functionClass, expected: i.functionClass}
       WHEN NOT (p.economicClass STARTS WITH i.economicClass OR i.economicClass STARTS WITH p.economicClass) THEN {clause: 'a', found: p.economicClass, expected: i.economicClass}
       WHEN 'LIBRARY' IN $sources AND size(plan) > 0 AND p.purpose <> '' AND NOT p.purpose CONTAINS jThen.name AND none(w IN $general WHERE p.purpose CONTAINS w) AND none(r IN plan WHERE p.purpose CONTAINS r.value OR r.value CONTAINS p.purpose)
         THEN {clause: 'b', found: 'not in the plan', expected: reduce(t = '', r IN plan | t + CASE WHEN t = '' THEN '' ELSE '、' END + r.value)} END AS off
WITH j, jThen, records, isExempt, collect({p: p, net: net, off: off}) AS payments
WITH j, jThen, records, isExempt, [q IN payments WHERE q.off IS NOT NULL] AS wrong, coalesce(jThen.approvedBudget, reduce(s = 0, q IN payments | s + coalesce(q.net, 0))) AS whole
UNWIND CASE WHEN wrong = [] THEN [null] ELSE wrong END AS one
WITH j, jThen, records, isExempt, whole, one, reduce(s = 0, q IN wrong | s + q.net) AS sum
RETURN jThen.region AS region, count(DISTINCT j) AS judged, collect(CASE WHEN one IS NOT NULL THEN {
  subject: j.id, key: [one.p.id], clause: one.off.clause, band: CASE WHEN sum * 100 >= $redPercent * whole THEN 'red' ELSE 'orange' END, measured: CASE WHEN whole > 0 THEN sum * 1.0 / whole ELSE 1.0 END, limit: 0, amount: one.net,
  nodes: [j.id] + CASE WHEN one.p.indicator IS NULL THEN [] ELSE [one.p.indicator] END + [r IN records | r.id][..50], edges: [one.p.id],
  facts: {project: coalesce(jThen.name, jThen.code), amount: one.net, at: one.p.at, purpose: coalesce(one.p.purpose, ''), found: one.off.found, expected: one.off.expected},
  trap: CASE WHEN isExempt THEN 'T-FP2' END} END) AS findings
ORDER BY region
