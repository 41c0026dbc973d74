/**
 * @id          sy-07-paid-twice
 * @code        SY-07
 * @title       Duplicate payment
 * @title.zh    重复支付
 * @bands       orange; red if the same invoice or roster line was paid twice
 * @bands.zh    橙；同一发票或同一名册行付款两次的为红
 * @precision   medium
 * @subject     Indicator recipientRegion
 * @reads       FOR> project~; indicator~; <FUNDED_BY batch~
 * @needs       PAY
 * @measure     count
 * @unit        payment, payments
 * @unit.zh     笔
 * @param       subjects   string[]     Lines to judge
 * @param       batch      integer      Data version
 * @param       asOf       instant      Last moment of the day D
 * @param       withinDays integer = 30 Days between equal payments; own default
 * @param.zh    withinDays 相同付款之间相隔的天数；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {count} payments of {amount:fen} for “{purpose}” between {from:day} and {to:day}, {why}.
 * @message.zh  {from:day} 至 {to:day} 就“{purpose}”支付 {amount:fen} 共 {count} 笔（{whyZh}）。
 * @why         What is paid twice is lost unless it is found.
 * @why.zh      重复支付造成资金损失。
 * @basis       A known flag (indicatortoolbox.eu); 30 days own default, reconstructed
 * @basis.zh    公开的警示指标（indicatortoolbox.eu）；30 天为自定默认值，条件系复原
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WHERE coalesce(iThen.executable, false)
WITH i, iThen, head(COLLECT { MATCH (i)-[f:FOR]->(j:Project) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN j.id ORDER BY j.id }) AS project
// Payments on the line, those of its project on other lines, and the roster lines of the payouts it funds.
CALL (i, project) {
  MATCH (x:Account)-[p:PAID {indicator: i.id}]->(y:Account) WHERE p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) RETURN x, p, y
  UNION MATCH (x:Account)-[p:PAID {project: project}]->(y:Account) WHERE p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) RETURN x, p, y
  UNION MATCH (b:PayoutBatch)-[f:FUNDED_BY]->(i) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) MATCH (x:Account)-[p:PAID {batch: b.id}]->(y:Account) WHERE p.rosterLine IS NOT NULL AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) RETURN x, p, y
  UNION RETURN null AS x, null AS p, null AS y
}
WITH i, iThen, x, CASE WHEN p.kind IN ['payment', 'transfer'] AND coalesce(p.mode, '') <> 'bank' AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.amount > 0
    // A record that may be a copy of another never counts (T-GX5).
    AND coalesce(p.ambiguousWith, []) = [] AND NOT coalesce(p.unconfirmed, false) THEN p END AS p, y
// What makes payments alike: a roster line; an invoice; payer, payee, amount, project, purpose and period together.
UNWIND CASE WHEN p IS NULL THEN [null] WHEN p.rosterLine IS NOT NULL THEN [['roster', p.rosterLine]] ELSE [['equal', x.id, y.id, p.amount, coalesce(p.project, ''), coalesce(p.purpose, ''), coalesce(p.period, '')]] + CASE WHEN coalesce(p.invoice, '') <> '' THEN [['invoice', p.invoice]] ELSE [] END END AS alike
WITH i, iThen, alike, collect(CASE WHEN p IS NOT NULL THEN {p: p, y: y} END) AS some
// Only groups of several movements are looked into: what was sent back, given back or reversed is no second payment (T-SY5).
WITH i, iThen, alike, some, CASE WHEN size(some) < 2 THEN [] ELSE COLLECT {
  UNWIND some AS q
  WITH q.p AS p, q.y AS y
  OPTIONAL MATCH (y)-[s:PAID]->(:Account)
  WHERE s.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND p.id IN s.settles AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
  WITH p, y, sum(reduce(r = 0, k IN range(0, size(coalesce(s.settles, [])) - 1) | r + CASE WHEN s.settles[k] = p.id THEN s.settledAmounts[k] ELSE 0 END)) AS undone
  WHERE p.amount > undone
  RETURN {p: p, y: y.id, net: p.amount - undone} ORDER BY p.at, p.id } END AS paid
// Lines of one voucher are one movement; equal payments have to lie close together.
WITH i, iThen, alike, paid, [k IN range(0, size(paid) - 1) WHERE none(m IN range(0, k - 1) WHERE paid[m].p.movement = paid[k].p.movement) | paid[k]] AS moves
WITH i, iThen, alike, [k IN range(0, size(moves) - 1) WHERE alike[0] <> 'equal' OR moves[k].p.at - moves[k - 1].p.at < ($withinDays + 1) * 86400000 AND k > 0 OR moves[k + 1].p.at - moves[k].p.at < ($withinDays + 1) * 86400000 AND k < size(moves) - 1 | moves[k]] AS twice
// Told on the line of its first payment; equal payments with one invoice are told by the invoice.
WITH i, iThen, collect(CASE WHEN size(twice) > 1 AND coalesce(twice[0].p.indicator, i.id) = i.id THEN {alike: alike, twice: twice, ids: [q IN twice | q.p.id]} END) AS groups
WITH i, iThen, [g IN groups WHERE g.alike[0] <> 'equal' OR none(h IN groups WHERE h.alike[0] = 'invoice' AND all(p IN g.ids WHERE p IN h.ids))] AS groups
UNWIND CASE WHEN groups = [] THEN [null] ELSE groups END AS g
RETURN iThen.recipientRegion AS region, count(DISTINCT i) AS judged, collect(CASE WHEN g IS NOT NULL THEN {
  subject: i.id, key: [g.alike[0], CASE WHEN g.alike[0] = 'equal' THEN g.ids[0] ELSE g.alike[1] END], band: CASE WHEN g.alike[0] = 'equal' THEN 'orange' ELSE 'red' END, measured: size(g.twice), limit: 1,
  amount: reduce(s = 0, q IN g.twice[1..] | s + q.net), nodes: [i.id] + [q IN g.twice | q.y], edges: g.ids,
  facts: {count: size(g.twice), amount: g.twice[0].p.amount, purpose: coalesce(g.twice[0].p.purpose, ''), from: g.twice[0].p.at, to: last(g.twice).p.at,
    why: CASE g.alike[0] WHEN 'roster' THEN 'for one roster line' WHEN 'invoice' THEN 'on one invoice' ELSE 'alike in payer, payee, amount, project and purpose' END,
    whyZh: CASE g.alike[0] WHEN 'roster' THEN '同一花名册行' WHEN 'invoice' THEN '同一发票' ELSE '付款人、收款账户、金额、项目、用途相同' END}} END) AS findings
ORDER BY region
