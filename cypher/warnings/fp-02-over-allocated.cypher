/**
 * @id          fp-02-over-allocated
 * @code        FP-02
 * @title       Over-allocation
 * @title.zh    分配总额超过指标额
 * @bands       red
 * @bands.zh    红
 * @precision   high
 * @subject     Indicator recipientRegion
 * @reads       <REGISTERED; ALLOCATED; indicator~payer; indicator~payee; PART_OF_TOTAL> ALLOCATED>; <ABOUT; <CARRIES
 * @needs       REGISTER ALLOC
 * @traps       T-JS1 T-JS9
 * @measure     fen
 * @param       subjects  string[]    Lines to judge
 * @param       batch     integer     Data version
 * @param       asOf      instant     Last moment of the day D
 * @param       fenOver   fen = 1     Smallest excess that counts; own default: zero tolerance
 * @param.zh    fenOver 超出达到此数即计；自定默认值：零容忍
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @plan        CartesianProduct: of one node with one node, each by its id
 * @message     {number}: {given:fen} were distributed or paid from {quota:fen}, {excess:fen} more than there was; the limit was crossed on {crossedAt:day}.
 * @message.zh  {number} 指标 {quota:fen}，已分配、支付 {given:fen}，超出 {excess:fen}，{crossedAt:day} 起超额。
 * @why         No payment without budget: what is distributed beyond the quota has no source.
 * @why.zh      无预算不得支出，超出指标的分配没有资金来源。
 * @basis       Budget Law 2018, article 57, paragraph 2; zero tolerance is an own default. Quota is what was issued and registered with its adjustments (T-JS2); what an account passes on that was paid under the
 *              same line is the second leg of one payment
 * @basis.zh    预算法（2018 年）第五十七条第二款；零容忍为自定默认值。指标额按下达且登记的数加减调整计算（T-JS2）；账户把同一指标项下收到的款项再付出去，是同一笔支付的第二段，不重复计
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
CALL (i) {
  MATCH (i)<-[r:REGISTERED]-()
  WHERE r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
  RETURN sum(r.amount) AS registered, max(r.at) AS registeredAt, collect(r.id) AS registrations
}
CALL (i) {
  MATCH (i)-[a:ALLOCATED]-(other:Indicator)
  WHERE a.at <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  WITH a, other, startNode(a) = i AS isOut
  // What changes the line itself, and what it passes on: distributed less what came back from below.
  WITH a, other, CASE WHEN a.kind = 'adjustment' AND NOT isOut THEN a.amount WHEN isOut AND a.kind IN ['adjustment', 'reduction', 'recall', 'carry-over'] THEN -a.amount ELSE 0 END AS change,
       CASE WHEN isOut AND a.kind IN ['distribution', 'pooling', 'reissue'] THEN a.amount WHEN NOT isOut AND a.kind IN ['reduction', 'recall'] THEN -a.amount ELSE 0 END AS given
  RETURN collect({id: a.id, at: a.at, other: other.id, change: change, given: given}) AS moves
}
CALL (i) {
  MATCH (:Account)-[p:PAID {indicator: i.id}]->(:Account)
  WHERE p.kind IN ['payment', 'transfer', 'cash', 'reclassification'] AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN sum(p.amount) AS gross
}
WITH i, iThen, registered, registrations, moves, gross, coalesce(iThen.amount, CASE WHEN size(registrations) > 0 THEN registered END) AS issued,
     reduce(s = 0, m IN moves | s + m.change) AS changes, reduce(s = 0, m IN moves | s + CASE WHEN m.at <= registeredAt THEN m.change ELSE 0 END) AS before,
     reduce(s = 0, m IN moves | s + m.given) AS passedOn
WHERE issued IS NOT NULL
// Issued where no registration is loaded; a correction that the registered amount already contains is not taken off twice.
WITH i, iThen, registrations, moves, gross, passedOn,
     CASE WHEN size(registrations) = 0 THEN issued + changes WHEN before <> 0 AND registered = issued + before THEN issued + changes WHEN registered < issued THEN registered + changes ELSE issued + changes END AS quota
// Payments are looked at one by one only where their sum can be too much; the second leg out of an account on which the line's money was put is no second payment.
CALL (i, gross, passedOn, quota) {
  UNWIND CASE WHEN passedOn + gross - quota >= $fenOver THEN [i.id] ELSE [] END AS line
  MATCH (payer:Account)-[p:PAID {indicator: line}]->(payee:Account)
  WHERE p.kind IN ['payment', 'transfer', 'cash', 'reclassification'] AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH collect({id: p.id, at: p.at, amount: p.amount, payer: payer.id, kind: payer.kind, payee: payee.id}) AS payments
  WITH payments, [p IN payments | p.payee] AS payees
  RETURN [p IN payments WHERE p.kind IN ['treasury', 'zero-balance'] OR NOT p.payer IN payees] AS drawn
}
WITH i, iThen, registrations, moves, drawn, quota, passedOn, reduce(s = 0, p IN drawn | s + p.amount) AS paid
// What came back is asked for only where it matters.
CALL (drawn, passedOn, paid, quota) {
  UNWIND CASE WHEN passedOn + paid > quota THEN drawn ELSE [] END AS p
  MATCH (w:SettledPayment {payment: p.id})
  MATCH (payee:Account)-[back:PAID {id: w.settledBy}]->(:Account)
  WHERE payee.id = p.payee AND back.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND p.id IN back.settles AND (back.kind = 'bounce' OR back.restoresQuota = true)
    AND coalesce(back.state, 'paid') = 'paid' AND back.at <= $asOf AND back.addedIn <= $batch AND (back.retiredIn IS NULL OR back.retiredIn > $batch)
  RETURN sum(reduce(s = 0, k IN range(0, size(back.settles) - 1) | s + CASE WHEN back.settles[k] = p.id THEN back.settledAmounts[k] ELSE 0 END)) AS restored
}
CALL (drawn, passedOn, paid, quota) {
  UNWIND CASE WHEN passedOn + paid > quota THEN drawn ELSE [] END AS p
  MATCH (w:SettledPayment {payment: p.id})
  MATCH (payer:Account)-[away:PAID {id: w.settledBy}]->(payee:Account)
  WHERE payer.id = p.payer AND payee.id = p.payee AND away.kind = 'reclassification' AND p.id IN away.settles AND coalesce(away.state, 'paid') = 'paid' AND away.at <= $asOf AND away.addedIn <= $batch AND (away.retiredIn IS NULL OR away.retiredIn > $batch)
  RETURN sum(reduce(s = 0, k IN range(0, size(away.settles) - 1) | s + CASE WHEN away.settles[k] = p.id THEN away.settledAmounts[k] ELSE 0 END)) AS movedAway
}
WITH i, iThen, registrations, moves, drawn, quota, passedOn + paid - restored - movedAway AS given
WITH i, iThen, registrations, moves, drawn, quota, given, given - quota AS excess
OPTIONAL CALL (moves, drawn, quota, excess) {
  UNWIND CASE WHEN excess >= $fenOver THEN [m IN moves WHERE m.given > 0 | {id: m.id, at: m.at, amount: m.given}] + drawn ELSE [] END AS step
  WITH step, quota ORDER BY step.at, step.id
  WITH collect(step) AS steps, quota
  RETURN reduce(s = {sum: 0, at: null}, x IN steps | {sum: s.sum + x.amount, at: CASE WHEN s.at IS NULL AND s.sum + x.amount > quota THEN x.at ELSE s.at END}).at AS crossedAt
}
// An advance that a later line contains: both count once, so the later one may cover it.
CALL (i, excess) {
  MATCH (i)-[t:PART_OF_TOTAL]->(later:Indicator)
  WHERE excess >= $fenOver AND coalesce(t.included, 'unknown') <> 'no' AND t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch)
  WITH later, COLLECT { MATCH (later)-[a:ALLOCATED]->(:Indicator) WHERE a.at <= $asOf AND a.kind IN ['distribution', 'pooling', 'reissue'] AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN a.amount } AS given
  RETURN sum(later.amount - reduce(s = 0, x IN given | s + x)) AS cover, collect(later.id) AS later
}
WITH i, iThen, registrations, moves, drawn, quota, given, excess, crossedAt, cover, later,
     COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(i) WHERE x.value IN ['T-JS1', 'T-JS9'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } AS exempt,
     COLLECT { MATCH (d:Document)-[c:CARRIES]->(i) WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN d ORDER BY d.id } AS documents
RETURN iThen.recipientRegion AS region, count(*) AS judged, collect(CASE WHEN excess >= $fenOver THEN {
  subject: i.id, band: 'red', measured: given, limit: quota, amount: excess, nodes: [d IN documents | d.id] + [i.id] + later + [m IN moves | m.other], edges: registrations + [m IN moves | m.id] + [p IN drawn | p.id][..200],
  facts: {number: coalesce(documents[0].number, iThen.ownNumber, i.id), given: given, quota: quota, excess: excess, crossedAt: coalesce(crossedAt, $asOf)},
  trap: CASE WHEN iThen.provisional = true THEN 'T-JS1' WHEN size(later) > 0 AND cover >= quota + excess THEN 'T-JS9' ELSE head(exempt) END} END) AS findings
ORDER BY region
