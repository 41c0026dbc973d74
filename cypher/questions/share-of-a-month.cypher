/**
 * @id       share-of-a-month
 * @title    What part of the year units paid in one month
 * @title.zh 单位某月支付占全年的比重
 * @topic    timing
 * @why      A year's money pressed into December is spent to use it up.
 * @why.zh   年末集中支付，往往是为消化指标而付款。
 * @note     By the date of the voucher; what belongs to the year and went out after it counts in December.
 * @note.zh  按凭证日期；属本年度而次年支付的计入十二月。
 * @needs    ALLOC PAY
 * @param    year integer Fiscal year of the lines
 * @param.zh year 指标的预算年度
 * @allowed  year 1990..2100
 * @param    month integer = 12 The month
 * @param.zh month 月份
 * @allowed  month 1..12
 * @param    shareLeast number = 0.3 Part of the year at least
 * @param.zh shareLeast 占全年至少
 * @allowed  shareLeast 0..1
 * @param    least fen = 1000000 A smaller sum of the month is left out
 * @param.zh least 当月合计低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   unit node Unit|单位
 * @column   year fen Paid in the year|全年支付
 * @column   month fen Paid in the month|当月支付
 * @column   share share Part|占比
 * @column   lastWeek fen Of it in the last seven days|其中最后七天
 * @column   payments integer Payments of the month|当月笔数
 * @column   payees integer Payees of the month|当月收款人数
 * @returns  unit, year, month, share, lastWeek, payments, payees
 * @order    part, largest first, sum of the month, unit
 * @limit    $limit
 */
MATCH (i:Indicator)
USING SCAN i:Indicator
WHERE i.fiscalYear = $year AND ($regions IS NULL OR i.region IN $regions) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
MATCH (i)-[g:GIVEN_TO]->(u:Unit)
WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
MATCH (:Account)-[p:PAID {indicator: i.id}]->(b:Account)
USING INDEX SEEK p:PAID(indicator)
WHERE p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
// By the date of the voucher; what is booked to the year and went out in January counts in December.
WITH u, p, b, datetime({epochMillis: coalesce(p.voucherDate, p.at), timezone: 'Asia/Shanghai'}) AS day
WITH u, p, b, day, CASE WHEN day.year > $year THEN 12 ELSE day.month END = $month AS isOf
WITH u, sum(p.amount) AS year, sum(CASE WHEN isOf THEN p.amount ELSE 0 END) AS month, sum(CASE WHEN isOf THEN 1 ELSE 0 END) AS payments, count(DISTINCT CASE WHEN isOf THEN b END) AS payees,
     sum(CASE WHEN isOf AND (day.year > $year OR day.month <> (day + duration({days: 7})).month) THEN p.amount ELSE 0 END) AS lastWeek
WHERE month >= $least AND month >= $shareLeast * year
RETURN u.id AS unit, year, month, 1.0 * month / year AS share, lastWeek, payments, payees
ORDER BY share DESC, month DESC, unit
SKIP $after LIMIT $limit
