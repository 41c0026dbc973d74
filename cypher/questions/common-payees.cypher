/**
 * @id       common-payees
 * @title    Payees that several units paid
 * @title.zh 多个单位共同的收款人
 * @topic    payees
 * @why      A payee of many units that have little to do with each other may stand behind all of them.
 * @why.zh   为多个互不相干单位收款的企业或个人，值得核对其供货能力和关联关系。
 * @note     Roster lines of subsidies are left out: they reach the same households from several units by design. At most fifty units of a payee are named.
 * @note.zh  不含一卡通补贴明细。每个收款人最多列出五十个单位。
 * @needs    ALLOC PAY
 * @param    year integer Fiscal year of the lines
 * @param.zh year 指标的预算年度
 * @allowed  year 1990..2100
 * @param    units string[] = null Only these units
 * @param.zh units 只看这些单位
 * @allowed  units Unit
 * @param    unitsLeast integer = 2 Units at least
 * @param.zh unitsLeast 单位数至少
 * @allowed  unitsLeast 2..1000
 * @param    least fen = 0 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   payee node Payee|收款人
 * @column   unitCount integer Units|单位数
 * @column   payments integer Payments|笔数
 * @column   amount fen Paid|支付金额
 * @column   firstAt day First|首次
 * @column   lastAt day Last|末次
 * @column   units nodes Paid by|付款单位
 * @returns  payee, unitCount, payments, amount, firstAt, lastAt, units
 * @order    units, most first, amount, largest first, payee
 * @limit    $limit
 */
MATCH (i:Indicator)
USING SCAN i:Indicator
WHERE i.fiscalYear = $year AND ($regions IS NULL OR i.region IN $regions) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
MATCH (i)-[g:GIVEN_TO]->(u:Unit)
WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND ($units IS NULL OR u.id IN $units)
MATCH (a:Account)-[p:PAID {indicator: i.id}]->(b:Account)
USING INDEX SEEK p:PAID(indicator)
WHERE p.kind IN ['payment', 'transfer'] AND p.batch IS NULL AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
WITH b, u, count(p) AS payments, sum(p.amount) AS amount, min(p.at) AS firstAt, max(p.at) AS lastAt
WITH u, payments, amount, firstAt, lastAt, coalesce(head(COLLECT { MATCH (b)-[h:HELD_BY]->(o:Entity) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o.id ORDER BY coalesce(h.from, 0) DESC, o.id LIMIT 1 }), b.id) AS payee
ORDER BY u.id
WITH payee, collect(DISTINCT u.id) AS units, sum(payments) AS payments, sum(amount) AS amount, min(firstAt) AS firstAt, max(lastAt) AS lastAt
// A unit that pays itself or another one of the budget is no payee that they share.
WHERE size(units) >= $unitsLeast AND amount >= $least AND NOT payee STARTS WITH 'unit:'
RETURN payee, size(units) AS unitCount, payments, amount, firstAt, lastAt, units[..50] AS units
ORDER BY unitCount DESC, amount DESC, payee
SKIP $after LIMIT $limit
