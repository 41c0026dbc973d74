/**
 * @id       just-below-threshold
 * @title    Payments just below a threshold, by payer
 * @title.zh 单位反复支付略低于限额的款项
 * @topic    timing
 * @why      Payments that stop just short of a limit of approval or tender may have been cut to size.
 * @why.zh   多笔支付恰好低于审批或招标限额，可能是化整为零。
 * @note     Lines of one voucher to one account count as one payment. At most a hundred payments are named.
 * @note.zh  同一凭证付给同一账户的多行合为一笔。最多列出一百笔。
 * @needs    ALLOC PAY
 * @param    year integer Fiscal year of the lines
 * @param.zh year 指标的预算年度
 * @allowed  year 1990..2100
 * @param    threshold fen = 20000000 The limit
 * @param.zh threshold 限额
 * @allowed  threshold 1..9007199254740991
 * @param    percent integer = 10 So many per cent below it at most
 * @param.zh percent 低于限额不超过百分之几
 * @allowed  percent 1..50
 * @param    times integer = 3 Payments at least
 * @param.zh times 至少笔数
 * @allowed  times 1..1000
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   unit node Unit|单位
 * @column   payee node Payee|收款人
 * @column   payments integer Payments just below|略低于限额的笔数
 * @column   amount fen Together|合计
 * @column   largest fen Largest|最大一笔
 * @column   firstAt day First|首次
 * @column   lastAt day Last|末次
 * @column   edges edges Payments|支付
 * @edge     unit payee
 * @returns  unit, payee, payments, amount, largest, firstAt, lastAt, edges
 * @order    amount, largest first, unit, payee
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
// Lines of one voucher are one payment.
WITH u, coalesce(p.movement, p.id) AS movement, b, sum(p.amount) AS amount, min(p.at) AS at, collect(p.id) AS ids
WHERE amount < $threshold AND amount * 100 >= $threshold * (100 - $percent)
WITH u, b, amount, at, ids ORDER BY at, ids
WITH u, b, count(*) AS payments, sum(amount) AS amount, max(amount) AS largest, min(at) AS firstAt, max(at) AS lastAt, reduce(list = [], some IN collect(ids) | list + some) AS edges
WITH u, coalesce(head(COLLECT { MATCH (b)-[h:HELD_BY]->(o:Entity) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o.id ORDER BY coalesce(h.from, 0) DESC, o.id LIMIT 1 }), b.id) AS payee, payments, amount, largest, firstAt, lastAt, edges
WITH u, payee, sum(payments) AS payments, sum(amount) AS amount, max(largest) AS largest, min(firstAt) AS firstAt, max(lastAt) AS lastAt, reduce(list = [], some IN collect(edges) | list + some) AS edges
WHERE payments >= $times
RETURN u.id AS unit, payee, payments, amount, largest, firstAt, lastAt, edges[..100] AS edges
ORDER BY amount DESC, unit, payee
SKIP $after LIMIT $limit
