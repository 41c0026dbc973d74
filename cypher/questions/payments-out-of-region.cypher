/**
 * @id       payments-out-of-region
 * @title    Payments to accounts outside the region
 * @title.zh 付往本地区以外账户的资金
 * @topic    flows
 * @why      Money of a county that leaves it: to whom, and how much.
 * @why.zh   资金付往本县（市、省）以外账户的情况。
 * @note     By where the account is; accounts of which that is not known are left out.
 * @note.zh  以账户所在地为准；所在地不明的账户不列。
 * @needs    PAY ACCOUNT
 * @param    year integer Fiscal year of the lines
 * @param.zh year 指标的预算年度
 * @allowed  year 1990..2100
 * @param    within string = "county" What counts as the region
 * @param.zh within 以哪一级为本地区
 * @allowed  within county|city|province
 * @param    least fen = 1000000 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   unit node Unit|付款单位
 * @column   payee node Payee|收款人
 * @column   payeeRegion text Region of the account|账户所在区划
 * @column   payments integer Payments|笔数
 * @column   amount fen Paid|支付金额
 * @column   firstAt day First|首次
 * @column   lastAt day Last|末次
 * @edge     unit payee
 * @returns  unit, payee, payeeRegion, payments, amount, firstAt, lastAt
 * @order    amount, largest first, unit, payee, region
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
WITH i, u, p, b, CASE WHEN b.changedIn > $batch THEN head(COLLECT { MATCH (b)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE b END AS bThen, CASE $within WHEN 'county' THEN 6 WHEN 'city' THEN 4 ELSE 2 END AS digits
WITH i, u, b, bThen.region AS payeeRegion, digits, count(p) AS payments, sum(p.amount) AS amount, min(p.at) AS firstAt, max(p.at) AS lastAt
WHERE left(payeeRegion, digits) <> left(i.region, digits)
WITH u, coalesce(head(COLLECT { MATCH (b)-[h:HELD_BY]->(o:Entity) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o.id ORDER BY coalesce(h.from, 0) DESC, o.id LIMIT 1 }), b.id) AS payee, payeeRegion, payments, amount, firstAt, lastAt
WITH u, payee, payeeRegion, sum(payments) AS payments, sum(amount) AS amount, min(firstAt) AS firstAt, max(lastAt) AS lastAt
WHERE amount >= $least
RETURN u.id AS unit, payee, payeeRegion, payments, amount, firstAt, lastAt
ORDER BY amount DESC, unit, payee, payeeRegion
SKIP $after LIMIT $limit
