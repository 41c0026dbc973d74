/**
 * @id       payees-of-region
 * @title    Payees of a region and year by money received
 * @title.zh 本地区某年度资金的收款人及集中度
 * @topic    payees
 * @why      Who received most of what a region paid in a year, of one fund or of all, and how concentrated it was.
 * @why.zh   某年度（某项资金）支付给谁最多，集中度如何。
 * @note     Payments that draw on lines of the year, and card lines of the batches that these fund. Money put at the disposal of an agent bank is not counted twice.
 * @note.zh  统计该年度指标的支付及其一卡通批次的发放明细，拨付代发银行的过渡款不重复计算。
 * @needs    ALLOC PAY
 * @param    year integer Fiscal year of the lines
 * @param.zh year 指标的预算年度
 * @allowed  year 1990..2100
 * @param    fund string = null Name, tag or track code of a fund
 * @param.zh fund 资金名称、标签或追踪代码
 * @param    least fen = 0 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
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
 * @returns  payee, accounts, payments, amount, returned, net, share, firstAt, lastAt, concentration
 * @order    net, largest first, then payee
 * @limit    $limit
 */
MATCH (i:Indicator)
USING SCAN i:Indicator
WHERE i.fiscalYear = $year AND ($regions IS NULL OR i.region IN $regions) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WHERE $fund IS NULL OR $fund IN [iThen.fundTag, iThen.fundName, iThen.trackCode]
WITH collect(i) AS lines
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
WITH b, count(p) AS payments, sum(p.amount) AS amount, min(p.at) AS firstAt, max(p.at) AS lastAt, collect(p.id) AS ids
CALL (b, ids) {
  // What came back of these payments, whatever it is called.
  MATCH (b)-[s:PAID]->(:Account)
  WHERE s.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND s.settles IS NOT NULL AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
  UNWIND range(0, size(s.settles) - 1) AS k
  WITH s, k WHERE s.settles[k] IN ids
  RETURN coalesce(sum(s.settledAmounts[k]), 0) AS back
}
WITH b, payments, amount, firstAt, lastAt, back, head(COLLECT { MATCH (b)-[h:HELD_BY]->(o:Entity) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o.id ORDER BY coalesce(h.from, 0) DESC, o.id LIMIT 1 }) AS holder
WITH coalesce(holder, b.id) AS payee, count(b) AS accounts, sum(payments) AS payments, sum(amount) AS amount, sum(back) AS back, min(firstAt) AS firstAt, max(lastAt) AS lastAt
WITH payee, accounts, payments, amount, back, amount - back AS net, firstAt, lastAt
WITH collect({payee: payee, accounts: accounts, payments: payments, amount: amount, back: back, net: net, firstAt: firstAt, lastAt: lastAt}) AS all, sum(net) AS total
WITH all, total, reduce(h = 0.0, r IN all | h + CASE WHEN total > 0 THEN (1.0 * r.net / total) ^ 2 ELSE 0 END) AS concentration
UNWIND all AS r
WITH r, total, concentration WHERE r.net >= $least
RETURN r.payee AS payee, r.accounts AS accounts, r.payments AS payments, r.amount AS amount, r.back AS returned, r.net AS net, CASE WHEN total > 0 THEN 1.0 * r.net / total END AS share,
       r.firstAt AS firstAt, r.lastAt AS lastAt, round(concentration, 4) AS concentration
ORDER BY net DESC, payee
SKIP $after LIMIT $limit
