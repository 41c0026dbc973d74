/**
 * @id       payees-of-document
 * @title    Payees of a document by money received
 * @title.zh 某文件资金的收款人及集中度
 * @topic    payees
 * @why      Where the lines of a document and all lines below them were paid to, and whether few took most of it.
 * @why.zh   文件各条指标及其下级指标支付给了谁，是否集中于少数收款人。
 * @note     Payments count in full where they draw on a line below the document, also where that line holds other money too; how much is the document's own, its trace says. Card lines count where one of the lines that fund their batch is below.
 * @note.zh  凡从本文件下级指标支付的均按全额计，即使该指标还有其他资金；属于本文件的金额以追踪结果为准。
 * @needs    ISSUE ALLOC PAY
 * @param    document string The document: its node id or number
 * @param.zh document 文件：编号或文号
 * @allowed  document Document
 * @param    least fen = 0 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   document node Document|文件
 * @column   payee node Payee|收款人
 * @column   accounts integer Accounts|账户数
 * @column   payments integer Payments|笔数
 * @column   amount fen Paid|支付金额
 * @column   returned fen Came back|退回金额
 * @column   net fen Net|净额
 * @column   share share Share of the whole|占全部净额
 * @column   firstAt day First|首次
 * @column   lastAt day Last|末次
 * @column   concentration number Concentration of the whole (HHI, 1 = one payee)|全部集中度（HHI，1 为单一收款人）
 * @edge     document payee
 * @returns  document, payee, accounts, payments, amount, returned, net, share, firstAt, lastAt, concentration
 * @order    net, largest first, then payee
 * @limit    $limit
 */
MATCH (d:Document {id: $document})-[c:CARRIES]->(top:Indicator)
WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND top.addedIn <= $batch AND (top.retiredIn IS NULL OR top.retiredIn > $batch)
MATCH (top)-[steps:ALLOCATED*0..8]->(i:Indicator)
WHERE all(e IN steps WHERE e.kind IN ['distribution', 'pooling', 'carry-over', 'reissue'] AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch))
WITH DISTINCT d, i
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND ($regions IS NULL OR i.region IN $regions)
WITH d, collect(i) AS lines
CALL (lines) {
  UNWIND lines AS line
  MATCH (:Account)-[p:PAID {indicator: line.id}]->(b:Account)
  USING INDEX SEEK p:PAID(indicator)
  WHERE p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND coalesce(CASE WHEN b.changedIn > $batch THEN head(COLLECT { MATCH (b)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.kind }) ELSE b.kind END, '') <> 'agent-batch'
  RETURN p, b
  UNION
  UNWIND lines AS line
  MATCH (o:PayoutBatch)-[f:FUNDED_BY]->(line) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
  WITH DISTINCT o
  MATCH (:Account)-[p:PAID {batch: o.id}]->(b:Account)
  USING INDEX SEEK p:PAID(batch)
  WHERE p.indicator IS NULL AND p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND coalesce(CASE WHEN b.changedIn > $batch THEN head(COLLECT { MATCH (b)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.kind }) ELSE b.kind END, '') <> 'agent-batch'
  RETURN p, b
}
WITH d, b, count(p) AS payments, sum(p.amount) AS amount, min(p.at) AS firstAt, max(p.at) AS lastAt, collect(p.id) AS ids
CALL (b, ids) {
  // What came back of these payments, whatever it is called.
  MATCH (b)-[s:PAID]->(:Account)
  WHERE s.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND s.settles IS NOT NULL AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
  UNWIND range(0, size(s.settles) - 1) AS k
  WITH s, k WHERE s.settles[k] IN ids
  RETURN coalesce(sum(s.settledAmounts[k]), 0) AS back
}
WITH d, b, payments, amount, firstAt, lastAt, back, head(COLLECT { MATCH (b)-[h:HELD_BY]->(o:Entity) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o.id ORDER BY coalesce(h.from, 0) DESC, o.id LIMIT 1 }) AS holder
WITH d, coalesce(holder, b.id) AS payee, count(b) AS accounts, sum(payments) AS payments, sum(amount) AS amount, sum(back) AS back, min(firstAt) AS firstAt, max(lastAt) AS lastAt
WITH d, payee, accounts, payments, amount, back, amount - back AS net, firstAt, lastAt
WITH d, collect({payee: payee, accounts: accounts, payments: payments, amount: amount, back: back, net: net, firstAt: firstAt, lastAt: lastAt}) AS all, sum(net) AS total
WITH d, all, total, reduce(h = 0.0, r IN all | h + CASE WHEN total > 0 THEN (1.0 * r.net / total) ^ 2 ELSE 0 END) AS concentration
UNWIND all AS r
WITH d, r, total, concentration WHERE r.net >= $least
RETURN d.id AS document, r.payee AS payee, r.accounts AS accounts, r.payments AS payments, r.amount AS amount, r.back AS returned, r.net AS net, CASE WHEN total > 0 THEN 1.0 * r.net / total END AS share,
       r.firstAt AS firstAt, r.lastAt AS lastAt, round(concentration, 4) AS concentration
ORDER BY net DESC, payee
SKIP $after LIMIT $limit
