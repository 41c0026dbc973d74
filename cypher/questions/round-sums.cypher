/**
 * @id       round-sums
 * @title    Payments of round sums
 * @title.zh 整数金额支付
 * @topic    timing
 * @why      Works and goods seldom cost round sums; advances, borrowings and made-up bills do.
 * @why.zh   工程和货物结算很少是整数；预支、挪借和虚假票据常是整数。
 * @note     Lines of one voucher to one account count as one payment.
 * @note.zh  同一凭证付给同一账户的多行合为一笔。
 * @needs    ALLOC PAY
 * @param    year integer Fiscal year of the lines
 * @param.zh year 指标的预算年度
 * @allowed  year 1990..2100
 * @param    roundTo fen = 10000000 A round sum is a multiple of this
 * @param.zh roundTo 整数单位
 * @allowed  roundTo 100..9007199254740991
 * @param    least fen = 10000000 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    times integer = 2 Payments at least
 * @param.zh times 至少笔数
 * @allowed  times 1..1000
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   unit node Unit|单位
 * @column   payee node Payee|收款人
 * @column   payments integer Round payments|整数笔数
 * @column   amount fen Together|合计
 * @column   ofAll integer All payments|全部笔数
 * @column   share share Round of all|整数笔数占比
 * @column   firstAt day First|首次
 * @column   lastAt day Last|末次
 * @column   edges edges Payments|支付
 * @edge     unit payee
 * @returns  unit, payee, payments, amount, ofAll, share, firstAt, lastAt, edges
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
WITH u, coalesce(p.movement, p.id) AS movement, b, sum(p.amount) AS amount, min(p.at) AS at, collect(p.id) AS ids
WITH u, b, amount, at, ids, amount % $roundTo = 0 AND amount >= $least AS isRound ORDER BY at, ids
WITH u, b, count(*) AS allCount, sum(CASE WHEN isRound THEN 1 ELSE 0 END) AS payments, sum(CASE WHEN isRound THEN amount ELSE 0 END) AS amount,
     min(CASE WHEN isRound THEN at END) AS firstAt, max(CASE WHEN isRound THEN at END) AS lastAt, reduce(some = [], one IN collect(CASE WHEN isRound THEN ids END) | some + one) AS edges
WITH u, coalesce(head(COLLECT { MATCH (b)-[h:HELD_BY]->(o:Entity) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o.id ORDER BY coalesce(h.from, 0) DESC, o.id LIMIT 1 }), b.id) AS payee, allCount, payments, amount, firstAt, lastAt, edges
WITH u, payee, sum(allCount) AS allCount, sum(payments) AS payments, sum(amount) AS amount, min(firstAt) AS firstAt, max(lastAt) AS lastAt, reduce(some = [], one IN collect(edges) | some + one) AS edges
WHERE payments >= $times
RETURN u.id AS unit, payee, payments, amount, allCount AS ofAll, 1.0 * payments / allCount AS share, firstAt, lastAt, edges[..100] AS edges
ORDER BY amount DESC, unit, payee
SKIP $after LIMIT $limit
