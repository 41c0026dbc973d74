/**
 * @id          sy-08-disclosure-missing
 * @code        SY-08
 * @title       Disclosure or acceptance missing
 * @title.zh    未按期公示公告、未验收即结算
 * @bands       yellow late, orange missing with payment, red settled without acceptance
 * @bands.zh    逾期办理的为黄，已付款而仍未办理的为橙，未验收即结算的为红
 * @precision   medium
 * @subject     Project
 * @reads       <ABOUT (CONTRACTED_FOR>; <ABOUT); project~
 * @needs       DISCLOSURE PROGRESS PAY
 * @traps       T-FP4
 * @measure     days
 * @param       subjects       string[]     Projects to judge
 * @param       batch          integer      Data version
 * @param       asOf           instant      Last moment of the day D
 * @param       daysOff        instant[] = [] First moments of days that are no working days
 * @param       noticeDays     integer = 10 Days from approval to disclosure; Henan poverty-alleviation regulations art. 46
 * @param       signDays       integer = 10 Days from start to signboard; the same
 * @param       settledPercent integer = 98 {0..100} Part of the contracts, or of the budget, that is a final payment; retention of up to 3% is left, own default
 * @param.zh    noticeDays     自批复到公示公告的天数；河南省扶贫开发条例第四十六条
 * @param.zh    signDays       自开工到设立公示牌的天数；同上
 * @param.zh    settledPercent 付款达到合同或概算的此比例视为结算付款；留出不超过 3% 的质量保证金，自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the projects
 * @message     {project}: {what} due on {due:day}, {state}; {paid:fen} paid.
 * @message.zh  {project}：{whatZh}应于 {due:day} 前完成，{stateZh}；已支付 {paid:fen}。
 * @why         What nobody can read about nobody can check.
 * @why.zh      未公示、未验收，群众和主管部门无法监督。
 * @basis       Ten days for notice and signboard (Henan poverty-alleviation regulations art. 46), publicity (art. 58), acceptance (art. 48); the final part is an own default, reconstructed
 * @basis.zh    公告公示和公示牌各十日（河南省扶贫开发条例第四十六条），公开（第五十八条），验收（第四十八条）；视为结算付款的比例为自定默认值，条件系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (j:Project {id: id})
WHERE j.addedIn <= $batch AND (j.retiredIn IS NULL OR j.retiredIn > $batch)
WITH j, CASE WHEN j.changedIn > $batch THEN head(COLLECT { MATCH (j)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE j END AS jThen
WHERE jThen.approvedAt <= $asOf AND NOT coalesce(jThen.placeholder, false)
WITH j, jThen, COLLECT { MATCH (c:Contract)-[a:ABOUT]->(j) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) AND NOT EXISTS { (c)-[m:CONTRACTED_FOR]->(:Contract) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) } RETURN c } AS contracts
WITH j, jThen, contracts, COLLECT { UNWIND [j] + contracts AS n MATCH (r:Record)-[a:ABOUT]->(n) WHERE r.kind IN ['disclosure', 'signboard', 'acceptance'] AND r.from <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN DISTINCT r ORDER BY r.from, r.id } AS log,
     EXISTS { MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(j) WHERE x.value = 'T-FP4' AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) } AS isExempt
OPTIONAL MATCH (x:Account)-[p:PAID {project: j.id}]->(y:Account)
WHERE coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND coalesce(p.mode, '') <> 'special-account' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
OPTIONAL MATCH (w:SettledPayment {payment: p.id})
OPTIONAL MATCH (:Account)-[s:PAID {id: w.settledBy}]->(:Account)
WHERE p.id IN s.settles AND s.kind <> 'reclassification' AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH j, jThen, contracts, log, isExempt, p, sum(reduce(r = 0, k IN range(0, size(coalesce(s.settles, [])) - 1) | r + CASE WHEN s.settles[k] = p.id THEN s.settledAmounts[k] ELSE 0 END)) AS undone
ORDER BY p.at, p.id
WITH j, jThen, contracts, log, isExempt, [q IN collect(CASE WHEN p IS NOT NULL THEN {id: p.id, at: p.at, net: p.amount - undone} END) WHERE q.net > 0] AS payments
WITH *, reduce(s = 0, q IN payments | s + q.net) AS paid, head([r IN log WHERE r.kind = 'disclosure']).from AS disclosed, head([r IN log WHERE r.kind = 'signboard']).from AS signed,
     reduce(t = null, at IN [r IN log WHERE r.kind = 'acceptance' | r.from] + [n IN [jThen] + contracts WHERE n.acceptedAt <= $asOf | n.acceptedAt] | CASE WHEN t IS NULL OR at < t THEN at ELSE t END) AS accepted,
     CASE WHEN size(contracts) > 0 THEN reduce(s = 0, c IN contracts | s + coalesce(c.amount, 0)) ELSE coalesce(jThen.approvedBudget, 0) END AS price,
     // A term that ends on a day off ends on the next working day (T-FP4).
     jThen.approvedAt + ($noticeDays + head([k IN range(0, 30) WHERE NOT jThen.approvedAt + ($noticeDays + k) * 86400000 IN coalesce($daysOff, [])])) * 86400000 AS noticeDue,
     jThen.startedAt + ($signDays + head([k IN range(0, 30) WHERE NOT jThen.startedAt + ($signDays + k) * 86400000 IN coalesce($daysOff, [])])) * 86400000 AS signDue
// The payment with which the works were settled.
WITH *, head([k IN range(0, size(payments) - 1) WHERE price > 0 AND reduce(s = 0, q IN payments[..k + 1] | s + q.net) * 100 >= $settledPercent * price | payments[k].at]) AS settled
WITH *, [one IN [
    CASE WHEN coalesce(disclosed, $asOf) >= noticeDue + 86400000 OR payments[0].at < coalesce(disclosed, 0) THEN {duty: 'disclosure', what: 'disclosure', whatZh: '公示', due: noticeDue, done: disclosed, since: jThen.approvedAt, limit: $noticeDays, isUnpaid: payments = [] OR payments[0].at >= coalesce(disclosed, 9000000000000000)} END,
    CASE WHEN jThen.startedAt <= $asOf AND coalesce(signed, $asOf) >= signDue + 86400000 THEN {duty: 'signboard', what: 'signboard', whatZh: '公示牌', due: signDue, done: signed, since: jThen.startedAt, limit: $signDays, isUnpaid: payments = [] OR signed IS NOT NULL} END,
    CASE WHEN settled < coalesce(accepted, 9000000000000000) THEN {duty: 'acceptance', what: 'acceptance', whatZh: '验收', due: settled, done: accepted, since: settled, limit: 0, isUnpaid: false} END] WHERE one IS NOT NULL] AS open
UNWIND CASE WHEN open = [] THEN [null] ELSE open END AS one
WITH j, jThen, contracts, log, isExempt, payments, paid, one, (coalesce(one.done, $asOf) - one.since) / 86400000 AS days
RETURN jThen.region AS region, count(DISTINCT j) AS judged, collect(CASE WHEN one IS NOT NULL THEN {
  subject: j.id, key: [one.duty], band: CASE WHEN one.duty = 'acceptance' THEN 'red' WHEN one.isUnpaid THEN 'yellow' ELSE 'orange' END, measured: days, limit: one.limit, amount: paid,
  nodes: [j.id] + [r IN log | r.id] + [c IN contracts | c.id], edges: [q IN payments | q.id][..20],
  facts: {project: coalesce(jThen.name, jThen.code), what: one.what, whatZh: one.whatZh, due: one.due, paid: paid, days: days,
    state: CASE WHEN one.done IS NULL THEN 'not on record' ELSE 'recorded on day ' + days END, stateZh: CASE WHEN one.done IS NULL THEN '没有记录' ELSE '第 ' + days + ' 天登记' END},
  trap: CASE WHEN isExempt AND one.duty <> 'acceptance' AND one.done IS NOT NULL THEN 'T-FP4' END} END) AS findings
ORDER BY region
