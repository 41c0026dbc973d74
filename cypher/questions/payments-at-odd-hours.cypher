/**
 * @id       payments-at-odd-hours
 * @title    Payments at night and on days off
 * @title.zh 夜间和休息日的支付
 * @topic    timing
 * @why      Vouchers are seldom worked on at night or on days off.
 * @why.zh   夜间或休息日办理的支付不合常理，应核对经办与授权。
 * @note     Only payments whose time is known to the minute. Days off are weekends and public holidays, without the days worked instead.
 * @note.zh  只看时间精确到分的支付；休息日含周末和法定节假日，不含调休上班日。
 * @needs    ALLOC PAY
 * @param    year integer Fiscal year of the lines
 * @param.zh year 指标的预算年度
 * @allowed  year 1990..2100
 * @param    fromHour integer = 21 Night begins at this hour
 * @param.zh fromHour 夜间从几点起
 * @allowed  fromHour 0..23
 * @param    toHour integer = 6 It ends before this hour
 * @param.zh toHour 夜间到几点止
 * @allowed  toHour 0..23
 * @param    daysOffToo boolean = true Also by day on weekends and holidays
 * @param.zh daysOffToo 包括休息日白天
 * @param    least fen = 1000000 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    daysOff day[] First moments of days that are no working days
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   at instant Paid at|支付时间
 * @column   odd word When|时段
 * @column   unit node Unit|单位
 * @column   payee node Payee|收款人
 * @column   amount fen Amount|金额
 * @column   purpose text Purpose|用途
 * @column   edges edges Payment|支付
 * @word     night at night|夜间
 * @word     day-off on a day off|休息日
 * @word     both at night on a day off|休息日夜间
 * @edge     unit payee
 * @returns  at, odd, unit, payee, amount, purpose, edges
 * @order    amount, largest first, time, then payment
 * @limit    $limit
 */
MATCH (i:Indicator)
USING SCAN i:Indicator
WHERE i.fiscalYear = $year AND ($regions IS NULL OR i.region IN $regions) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
MATCH (i)-[g:GIVEN_TO]->(u:Unit)
WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
MATCH (a:Account)-[p:PAID {indicator: i.id}]->(b:Account)
USING INDEX SEEK p:PAID(indicator)
WHERE p.kind IN ['payment', 'transfer'] AND p.batch IS NULL AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND p.amount >= $least AND p.timePrecision <> 'day'
WITH u, p, b, datetime({epochMillis: p.at, timezone: 'Asia/Shanghai'}) AS moment
WITH u, p, b, CASE WHEN $fromHour > $toHour THEN moment.hour >= $fromHour OR moment.hour < $toHour ELSE moment.hour >= $fromHour AND moment.hour < $toHour END AS isNight,
     $daysOffToo AND datetime.truncate('day', moment).epochMillis IN $daysOff AS isOff
WHERE isNight OR isOff
RETURN p.at AS at, CASE WHEN isNight AND isOff THEN 'both' WHEN isNight THEN 'night' ELSE 'day-off' END AS odd, u.id AS unit, coalesce(head(COLLECT { MATCH (b)-[h:HELD_BY]->(o:Entity) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o.id ORDER BY coalesce(h.from, 0) DESC, o.id LIMIT 1 }), b.id) AS payee, p.amount AS amount, p.purpose AS purpose, [p.id] AS edges
ORDER BY amount DESC, at, edges
SKIP $after LIMIT $limit
