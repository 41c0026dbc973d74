/**
 * @id       documents-without-onward
 * @title    Documents without onward lines or payments
 * @title.zh 下达后未分解、未支付的文件
 * @topic    budget
 * @why      Quota that arrived and lies: neither handed on to lower lines nor paid.
 * @why.zh   已下达的指标长期未分解、未支付，资金沉淀。
 * @note     Only what a document's lines in the scope, or given to it, came to. The day is asOf, else the end of what is covered.
 * @note.zh  只看本地区的指标和下达给本地区的指标。截止日为所选日期，未选则为数据覆盖的末日。
 * @needs    ISSUE ALLOC PAY
 * @param    year integer Fiscal year of the lines
 * @param.zh year 指标的预算年度
 * @allowed  year 1990..2100
 * @param    days integer = 30 Days since it was issued at least
 * @param.zh days 下达后至少天数
 * @allowed  days 1..3650
 * @param    usedMost number = 0 Part handed on or paid at most
 * @param.zh usedMost 已分解或支付最多占
 * @allowed  usedMost 0..1
 * @param    least fen = 1000000 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    until instant The day D, its last moment: asOf, else the end of what is covered
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   document node Document|文件
 * @column   issuedAt day Issued|下达日期
 * @column   days integer Days since|已过天数
 * @column   lines integer Lines|指标数
 * @column   amount fen Issued amount|下达金额
 * @column   passedOn fen Handed on|已分解
 * @column   paid fen Paid|已支付
 * @column   rest fen Lies|沉淀
 * @column   recipients nodes Given to|下达单位或地区
 * @returns  document, issuedAt, days, lines, amount, passedOn, paid, rest, recipients
 * @order    what lies, largest first, then document
 * @limit    $limit
 */
MATCH (i:Indicator)
USING SCAN i:Indicator
WHERE i.fiscalYear = $year AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WHERE $regions IS NULL OR i.region IN $regions OR iThen.recipientRegion IN $regions
MATCH (d:Document)-[c:CARRIES]->(i)
WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
WITH d, i, iThen, CASE WHEN d.changedIn > $batch THEN head(COLLECT { MATCH (d)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE d END AS dThen
WITH d, i, iThen.amount AS amount, coalesce(dThen.issuedAt, iThen.issuedAt) AS issuedAt
WHERE issuedAt <= $until - $days * 86400000
CALL (i) {
  // Quota handed on, and quota taken back: both have left the line.
  OPTIONAL MATCH (i)-[e:ALLOCATED]->(:Indicator) WHERE e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
  RETURN coalesce(sum(e.amount), 0) AS passedOn
}
CALL (i) {
  OPTIONAL MATCH (:Account)-[p:PAID {indicator: i.id}]->(:Account)
  USING INDEX SEEK p:PAID(indicator)
  WHERE p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN coalesce(sum(p.amount), 0) AS paid
}
WITH d, issuedAt, i, amount, passedOn, paid, COLLECT { MATCH (i)-[g:GIVEN_TO]->(to:Entity) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) RETURN to.id } AS given
WITH d, min(issuedAt) AS issuedAt, count(i) AS lines, sum(amount) AS amount, sum(passedOn) AS passedOn, sum(paid) AS paid, reduce(list = [], some IN collect(given) | list + [one IN some WHERE NOT one IN list]) AS recipients
WITH d, issuedAt, lines, amount, passedOn, paid, amount - passedOn - paid AS rest, recipients
WHERE rest >= $least AND passedOn + paid <= $usedMost * amount
RETURN d.id AS document, issuedAt, ($until - issuedAt) / 86400000 AS days, lines, amount, passedOn, paid, rest, recipients[..50] AS recipients
ORDER BY rest DESC, document
SKIP $after LIMIT $limit
