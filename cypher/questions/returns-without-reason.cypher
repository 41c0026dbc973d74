/**
 * @id       returns-without-reason
 * @title    Refunds and reversals without a reason
 * @title.zh 无理由的退回、冲正
 * @topic    timing
 * @why      Money that comes back without saying why or of which payment hides what the first payment was.
 * @why.zh   没有说明原因、没有对应原支付的退款、冲正，会掩盖原支付的真实情况。
 * @needs    PAY
 * @param    year integer Year in which it came back
 * @param.zh year 退回年度
 * @allowed  year 1990..2100
 * @param    least fen = 0 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   at instant Came back at|退回时间
 * @column   kind word Kind|种类
 * @column   lacks word Lacks|缺少
 * @column   payer node From|退款方
 * @column   unit node To|退入单位
 * @column   amount fen Amount|金额
 * @column   purpose text Purpose|用途
 * @column   edges edges Payment|支付
 * @word     refund refund|退款
 * @word     recovery recovery|追回
 * @word     reversal reversal|冲正
 * @word     bounce bounce|退票
 * @word     reason the reason|原因
 * @word     payment the payment it belongs to|原支付
 * @word     both reason and payment|原因和原支付
 * @edge     payer unit
 * @returns  at, kind, lacks, payer, unit, amount, purpose, edges
 * @order    amount, largest first, time, then payment
 * @limit    $limit
 */
MATCH (u:Unit)<-[h:HELD_BY]-(a:Account)
USING SCAN u:Unit
WHERE ($regions IS NULL OR u.region IN $regions) AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH DISTINCT u, a, datetime({year: $year, timezone: 'Asia/Shanghai'}).epochMillis AS begins, datetime({year: $year + 1, timezone: 'Asia/Shanghai'}).epochMillis AS ends
MATCH (a)<-[p:PAID]-(b:Account)
WHERE p.kind IN ['refund', 'recovery', 'reversal', 'bounce'] AND p.at >= begins AND p.at < ends AND p.amount >= $least AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
WITH DISTINCT u, p, b, trim(coalesce(p.purpose, '')) = '' AS isSilent, size(coalesce(p.settles, [])) = 0 AS isLoose
WHERE isSilent OR isLoose
WITH u, p, b, CASE WHEN isSilent AND isLoose THEN 'both' WHEN isSilent THEN 'reason' ELSE 'payment' END AS lacks
RETURN p.at AS at, p.kind AS kind, lacks, coalesce(head(COLLECT { MATCH (b)-[h:HELD_BY]->(o:Entity) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o.id ORDER BY coalesce(h.from, 0) DESC, o.id LIMIT 1 }), b.id) AS payer, u.id AS unit, p.amount AS amount, p.purpose AS purpose, [p.id] AS edges
ORDER BY amount DESC, at, edges, unit
SKIP $after LIMIT $limit
