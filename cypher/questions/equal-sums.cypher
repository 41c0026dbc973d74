/**
 * @id       equal-sums
 * @title    Equal sums to many payees
 * @title.zh 同额支付给多个收款人
 * @topic    timing
 * @why      The same sum to many payees on one day, outside the rosters of subsidies, may divide one sum among straw men.
 * @why.zh   同日向多个收款人支付相同金额（补贴名册之外），可能是拆分资金。
 * @note     At most a hundred payees are named, each with one payment.
 * @note.zh  最多列出一百个收款人，每人一笔支付。
 * @needs    ALLOC PAY
 * @param    year integer Fiscal year of the lines
 * @param.zh year 指标的预算年度
 * @allowed  year 1990..2100
 * @param    payeesLeast integer = 5 Payees at least
 * @param.zh payeesLeast 收款人至少
 * @allowed  payeesLeast 2..10000
 * @param    least fen = 100000 Smaller payments are left out
 * @param.zh least 低于此数的支付不看
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   unit node Unit|单位
 * @column   day day Day|日期
 * @column   each fen Each|每笔金额
 * @column   payeeCount integer Payees|收款人数
 * @column   amount fen Together|合计
 * @column   payees nodes Payees|收款人
 * @column   edges edges Payments|支付
 * @returns  unit, day, each, payeeCount, amount, payees, edges
 * @order    amount, largest first, unit, day, each
 * @limit    $limit
 */
MATCH (i:Indicator)
USING SCAN i:Indicator
WHERE i.fiscalYear = $year AND ($regions IS NULL OR i.region IN $regions) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
MATCH (i)-[g:GIVEN_TO]->(u:Unit)
WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
MATCH (a:Account)-[p:PAID {indicator: i.id}]->(b:Account)
USING INDEX SEEK p:PAID(indicator)
WHERE p.kind IN ['payment', 'transfer'] AND p.batch IS NULL AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND p.amount >= $least
WITH u, p.amount AS each, datetime({epochMillis: p.at, timezone: 'Asia/Shanghai'}) AS moment, p, b
WITH u, each, datetime.truncate('day', moment).epochMillis AS day, b, min(p.id) AS edge
WITH u, each, day, edge, coalesce(head(COLLECT { MATCH (b)-[h:HELD_BY]->(o:Entity) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o.id ORDER BY coalesce(h.from, 0) DESC, o.id LIMIT 1 }), b.id) AS payee
WITH u, each, day, payee, count(*) AS times, min(edge) AS edge ORDER BY payee
WITH u, each, day, count(*) AS payeeCount, sum(times) AS payments, collect(payee) AS payees, collect(edge) AS edges
WHERE payeeCount >= $payeesLeast
RETURN u.id AS unit, day, each, payeeCount, each * payments AS amount, payees[..100] AS payees, edges[..100] AS edges
ORDER BY amount DESC, unit, day, each
SKIP $after LIMIT $limit
