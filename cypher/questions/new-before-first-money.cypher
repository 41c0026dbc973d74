/**
 * @id       new-before-first-money
 * @title    Enterprises founded shortly before their first public money
 * @title.zh 成立不久即获得财政资金的企业
 * @topic    links
 * @why      A firm without a past that gets public money at once may have been founded for it.
 * @why.zh   刚成立即获得财政资金的企业，可能专为套取资金设立。
 * @note     The first payment is that of all years, whoever paid. Money before the founding shows as days below zero.
 * @note.zh  首次收款不限年度和付款方；成立前收款的间隔为负数。
 * @needs    ENTERPRISE PAY
 * @param    year integer Fiscal year of the lines
 * @param.zh year 指标的预算年度
 * @allowed  year 1990..2100
 * @param    days integer = 180 Days from its founding to its first payment at most
 * @param.zh days 成立至首次收款最多天数
 * @allowed  days 0..3650
 * @param    least fen = 1000000 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   enterprise node Enterprise|企业
 * @column   establishedAt day Founded|成立日期
 * @column   firstAt day First public money|首次收款
 * @column   days integer Days between|间隔天数
 * @column   payments integer Payments in the year|当年笔数
 * @column   amount fen Received in the year|当年收款
 * @column   units nodes Paid by|付款单位
 * @returns  enterprise, establishedAt, firstAt, days, payments, amount, units
 * @order    amount, largest first, then enterprise
 * @limit    $limit
 */
MATCH (i:Indicator)
USING SCAN i:Indicator
WHERE i.fiscalYear = $year AND ($regions IS NULL OR i.region IN $regions) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
MATCH (i)-[g:GIVEN_TO]->(u:Unit)
WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
MATCH (a:Account)-[p:PAID {indicator: i.id}]->(b:Account)
USING INDEX SEEK p:PAID(indicator)
WHERE p.kind IN ['payment', 'transfer'] AND p.batch IS NULL AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
MATCH (b)-[held:HELD_BY]->(e:Enterprise)
WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch)
WITH e, u, count(p) AS payments, sum(p.amount) AS amount ORDER BY u.id
WITH e, sum(payments) AS payments, sum(amount) AS amount, collect(u.id) AS units
WHERE amount >= $least
WITH e, payments, amount, units, CASE WHEN e.changedIn > $batch THEN head(COLLECT { MATCH (e)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.establishedAt }) ELSE e.establishedAt END AS establishedAt
WHERE establishedAt IS NOT NULL
CALL (e) {
  // Its first, of whatever year and line.
  MATCH (e)<-[h:HELD_BY]-(:Account)<-[q:PAID]-(:Account)
  WHERE coalesce(q.indicator, q.batch, q.project) IS NOT NULL AND q.kind IN ['payment', 'transfer'] AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND coalesce(q.state, 'paid') = 'paid' AND q.at <= $asOf AND q.addedIn <= $batch AND (q.retiredIn IS NULL OR q.retiredIn > $batch)
  RETURN min(q.at) AS firstAt
}
WITH e, establishedAt, firstAt, (firstAt - establishedAt) / 86400000 AS days, payments, amount, units
WHERE days <= $days
RETURN e.id AS enterprise, establishedAt, firstAt, days, payments, amount, units[..50] AS units
ORDER BY amount DESC, enterprise
SKIP $after LIMIT $limit
