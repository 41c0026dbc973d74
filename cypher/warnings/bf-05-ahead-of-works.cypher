/**
 * @id          bf-05-ahead-of-works
 * @code        BF-05
 * @title       Payment ahead of works or contract
 * @title.zh    超进度付款
 * @bands       orange ahead of start, progress or acceptance; red if paid in full without acceptance
 * @bands.zh    付款超前于开工、进度或验收的为橙；未验收即全额付清的为红
 * @precision   medium
 * @subject     Contract
 * @reads       CONTRACTED_FOR>; <CONTRACTED_FOR <CONTRACTED_FOR; ABOUT> <ABOUT; <ABOUT; contract~
 * @needs       CONTRACT PAY PROGRESS
 * @clause      a: Before the start more was paid than the prepayment allowed|开工前付款超过允许的预付款比例
 * @clause      b: Payment runs ahead of the reported progress by more than the margin|付款比例超前于上报的工程进度，且超出允许幅度
 * @clause      c: Before acceptance more was paid than all but the retention|验收前付款超过应预留质量保证金后的比例
 * @measure     share
 * @param       subjects        string[]     Contracts to judge
 * @param       batch           integer      Data version
 * @param       asOf            instant      Last moment of the day D
 * @param       advancePercent  integer = 30 {0..100} Part of the price that may be paid before the start; prepayment of 10 to 30% of the settlement rules
 * @param       marginPoints    integer = 10 {0..100} Percentage points by which payment may lead progress; own default
 * @param       acceptedPercent integer = 97 {0..100} Part that may be paid before acceptance; retention of at most 3%
 * @param       addOnPercent    integer = 10 {0..100} Add-ons that are lawful, in per cent of the contract; Government Procurement Law articles 31(3) and 49
 * @param.zh    advancePercent  开工前可付的合同价款比例；价款结算规定的预付款比例为 10%—30%
 * @param.zh    marginPoints    付款允许快于工程进度的百分点；自定默认值
 * @param.zh    acceptedPercent 验收前可付的比例；质量保证金不超过 3%
 * @param.zh    addOnPercent    依法可以追加的金额占合同的百分比；政府采购法第三十一条第三项、第四十九条
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the contracts
 * @message     {paid:fen} ({share:share}) of the contract {name} of {price:fen} had been paid on {at:day}, where {allowed:share} was due.
 * @message.zh  合同“{name}”（{price:fen}）至 {at:day} 已支付 {paid:fen}（{share:share}），应不超过 {allowed:share}。
 * @why         Money paid ahead of the works cannot be held back when they fail.
 * @why.zh      超进度付款使工程质量和资金安全失去约束。
 * @basis       Prepayment 10 to 30%, retention at most 3% (rules of settlement of construction prices); payment by progress (Implementing Regulations 2020 art. 57(3)); acceptance (Government Investment Regulations art. 25); 10 points own default, reconstructed
 * @basis.zh    预付款 10%—30%、质量保证金不超过 3%（建设工程价款结算的规定）；按进度拨款（预算法实施条例（2020 年）第五十七条第三项）；竣工验收（政府投资条例第二十五条）；10 个百分点为自定默认值，条件系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (c:Contract {id: id})
WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
WITH c, CASE WHEN c.changedIn > $batch THEN head(COLLECT { MATCH (c)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE c END AS cThen
// Add-ons and subcontracts are judged with their main contract.
WHERE cThen.amount > 0 AND NOT EXISTS { (c)-[m:CONTRACTED_FOR]->(:Contract) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) }
WITH c, cThen, COLLECT { MATCH (c)-[a:ABOUT]->(j:Project) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN j } AS projects,
     COLLECT { MATCH (c)<-[m:CONTRACTED_FOR]-(s:Contract)<-[k:CONTRACTED_FOR]-(e:Enterprise)-[f:CONTRACTED_FOR {role: 'contractor'}]->(c) WHERE coalesce(s.signedAt, 0) <= $asOf AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN DISTINCT s } AS addOns
// A lawful add-on belongs to the price (T-SY6).
WITH c, cThen, projects, addOns, reduce(s = 0, a IN addOns | s + coalesce(a.amount, 0)) AS added
WITH c, cThen, projects, addOns, cThen.amount + CASE WHEN added * 100 <= cThen.amount * $addOnPercent THEN added ELSE cThen.amount * $addOnPercent / 100 END AS price,
     COLLECT { UNWIND [c] + projects AS n MATCH (r:Record)-[a:ABOUT]->(n) WHERE r.kind IN ['progress', 'acceptance'] AND r.from <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN DISTINCT r ORDER BY r.from, r.id } AS reports
WITH c, cThen, projects, addOns, price, [r IN reports WHERE r.kind = 'progress' | {at: r.from, value: toFloat(replace(r.value, '%', '')), id: r.id}] AS progress, coalesce(cThen.startedAt, projects[0].startedAt) AS started,
     reduce(t = 9000000000000000, at IN [r IN reports WHERE r.kind = 'acceptance' | r.from] + [n IN [cThen] + projects WHERE n.acceptedAt <= $asOf | n.acceptedAt] | CASE WHEN at < t THEN at ELSE t END) AS accepted
OPTIONAL MATCH (x:Account)-[p:PAID {contract: c.id}]->(y:Account)
WHERE coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
OPTIONAL MATCH (w:SettledPayment {payment: p.id})
OPTIONAL MATCH (:Account)-[s:PAID {id: w.settledBy}]->(:Account)
WHERE p.id IN s.settles AND s.kind <> 'reclassification' AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH c, cThen, projects, addOns, price, progress, started, accepted, p, sum(reduce(r = 0, k IN range(0, size(coalesce(s.settles, [])) - 1) | r + CASE WHEN s.settles[k] = p.id THEN s.settledAmounts[k] ELSE 0 END)) AS undone
ORDER BY p.at, p.seq, p.id
WITH c, cThen, projects, addOns, price, progress, started, accepted, collect(CASE WHEN p IS NOT NULL THEN {id: p.id, at: p.at, net: p.amount - undone} END) AS payments
// What was paid up to each payment, and how much might be: before the start, by the newest report, before acceptance.
WITH *, [k IN range(0, size(payments) - 1) | {at: payments[k].at, paid: reduce(s = 0, q IN payments[..k + 1] | s + q.net),
       progress: CASE WHEN payments[k].at >= accepted THEN 100.0 ELSE last([r IN progress WHERE r.at <= payments[k].at | r.value]) END}] AS steps
WITH *, [s IN steps WHERE s.at < accepted AND s.paid * 100 > $acceptedPercent * price | {clause: 'c', at: s.at, paid: s.paid, allowed: $acceptedPercent / 100.0}]
       + [s IN steps WHERE s.paid * 100 > (s.progress + $marginPoints) * price | {clause: 'b', at: s.at, paid: s.paid, allowed: (s.progress + $marginPoints) / 100.0}]
       + [s IN steps WHERE s.at < started AND s.paid * 100 > $advancePercent * price | {clause: 'a', at: s.at, paid: s.paid, allowed: $advancePercent / 100.0}] AS ahead
// The first clause met in the order c, b, a; of its payments the one furthest ahead.
WITH *, reduce(w = null, s IN ahead | CASE WHEN w IS NULL OR s.clause = w.clause AND s.paid - s.allowed * price > w.paid - w.allowed * price THEN s ELSE w END) AS worst
RETURN cThen.region AS region, count(*) AS judged, collect(CASE WHEN worst IS NOT NULL THEN {
  subject: c.id, clause: worst.clause, band: CASE WHEN worst.clause = 'c' AND worst.paid >= price AND accepted > $asOf THEN 'red' ELSE 'orange' END, measured: worst.paid * 1.0 / price, limit: worst.allowed,
  amount: toInteger(round(worst.paid - worst.allowed * price)), nodes: [c.id] + [j IN projects | j.id] + [r IN progress | r.id] + [a IN addOns | a.id], edges: [q IN payments | q.id][..50],
  facts: {name: coalesce(cThen.name, c.code), price: price, paid: worst.paid, share: worst.paid * 1.0 / price, allowed: worst.allowed, at: worst.at}} END) AS findings
ORDER BY region
