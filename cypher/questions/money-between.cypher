/**
 * @id       money-between
 * @title    Money from one party to another, directly or over other accounts
 * @title.zh 两方之间的资金往来（直接或经中间账户）
 * @topic    flows
 * @why      Payments in time order from one party to another, also over up to three accounts between that hide it.
 * @why.zh   从一方到另一方的资金，包括在限定天数内经过一至三个中间账户的迂回转账。
 * @note     A chain keeps the order of time. The amount is the smallest of its payments: no more of it can have come through. Treasuries, clearing, tax and utility accounts are no accounts between.
 * @note.zh  各笔按时间先后相接；金额取链上最小一笔。国库、清算、税务、公用事业账户不作为中间账户。
 * @needs    PAY FLOW
 * @param    source string From
 * @param.zh source 付款方
 * @allowed  source Unit Enterprise Household Person Account
 * @param    target string To
 * @param.zh target 收款方
 * @allowed  target Unit Enterprise Household Person Account
 * @param    between integer = 2 Accounts between at most
 * @param.zh between 中间账户最多几个
 * @allowed  between 0..3
 * @param    days integer = 30 Days from the first payment to the last
 * @param.zh days 首末两笔相隔最多天数
 * @allowed  days 0..366
 * @param    least fen = 100000 Smaller payments are left out
 * @param.zh least 低于此数的支付不看
 * @allowed  least 0..9007199254740991
 * @param    hub integer = 2000 An account between that more payments come into is passed over: it joins everybody
 * @param.zh hub 收款超过此笔数的中间账户不看（公共账户）
 * @allowed  hub 1..100000
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   source node From|付款方
 * @column   target node To|收款方
 * @column   between integer Accounts between|中间账户数
 * @column   via nodes Over|经由
 * @column   times integer Chains|次数
 * @column   amount fen Most that can have come through at once|单次可通过的最大金额
 * @column   firstAt instant First payment|最早支付
 * @column   lastAt instant Last arrival|最后到账
 * @column   edges edges Payments of the largest|其中最大一次的支付
 * @edge     source target
 * @seconds  60
 * @plan     CartesianProduct: the accounts of one side, in one row, beside those of the other
 * @returns  source, target, between, via, times, amount, firstAt, lastAt, edges
 * @order    accounts between, fewest first, amount, largest first, the accounts between
 * @limit    $limit
 */
CALL () {
  MATCH (a:Account {id: $source}) RETURN a
  UNION
  MATCH (:Entity {id: $source})<-[h:HELD_BY]-(a:Account) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN a
}
WITH collect(a) AS froms
CALL () {
  MATCH (z:Account {id: $target}) RETURN z
  UNION
  MATCH (:Entity {id: $target})<-[h:HELD_BY]-(z:Account) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN z
}
WITH froms, collect(z) AS tos
WITH froms, [z IN tos WHERE NOT z IN froms] AS tos, $days * 86400000 AS window
// From the payee back: who pays a payee are few, who is paid by a treasury are many.
CALL (froms, tos, window) {
  UNWIND tos AS z
  MATCH (a:Account)-[p:PAID]->(z)
  WHERE a IN froms AND coalesce(p.state, 'paid') = 'paid' AND p.kind IN ['payment', 'transfer', 'cash'] AND p.amount >= $least AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN [] AS via, [p] AS steps
  UNION ALL
  UNWIND CASE WHEN $between >= 1 THEN tos ELSE [] END AS z
  MATCH (m:Account)-[q:PAID]->(z)
  WHERE NOT m IN froms AND NOT m IN tos AND COUNT { (m)<-[:PAID]-() } <= $hub AND coalesce(q.state, 'paid') = 'paid' AND q.kind IN ['payment', 'transfer', 'cash'] AND q.amount >= $least AND q.at <= $asOf AND q.addedIn <= $batch AND (q.retiredIn IS NULL OR q.retiredIn > $batch)
  WITH m, q, window, froms
  MATCH (a:Account)-[p:PAID]->(m)
  WHERE a IN froms AND p.at <= q.at AND q.at - p.at <= window AND coalesce(p.state, 'paid') = 'paid' AND p.kind IN ['payment', 'transfer', 'cash'] AND p.amount >= $least AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN [m] AS via, [p, q] AS steps
  UNION ALL
  UNWIND CASE WHEN $between >= 2 THEN tos ELSE [] END AS z
  MATCH (n:Account)-[r:PAID]->(z)
  WHERE NOT n IN froms AND NOT n IN tos AND COUNT { (n)<-[:PAID]-() } <= $hub AND coalesce(r.state, 'paid') = 'paid' AND r.kind IN ['payment', 'transfer', 'cash'] AND r.amount >= $least AND r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
  WITH n, r, window, froms, tos
  MATCH (m:Account)-[q:PAID]->(n)
  WHERE NOT m IN froms AND NOT m IN tos AND COUNT { (m)<-[:PAID]-() } <= $hub AND q.at <= r.at AND r.at - q.at <= window AND coalesce(q.state, 'paid') = 'paid' AND q.kind IN ['payment', 'transfer', 'cash'] AND q.amount >= $least AND q.at <= $asOf AND q.addedIn <= $batch AND (q.retiredIn IS NULL OR q.retiredIn > $batch)
  WITH n, r, m, q, window, froms
  MATCH (a:Account)-[p:PAID]->(m)
  WHERE a IN froms AND p.at <= q.at AND r.at - p.at <= window AND coalesce(p.state, 'paid') = 'paid' AND p.kind IN ['payment', 'transfer', 'cash'] AND p.amount >= $least AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN [m, n] AS via, [p, q, r] AS steps
  UNION ALL
  UNWIND CASE WHEN $between >= 3 THEN tos ELSE [] END AS z
  MATCH (o:Account)-[s:PAID]->(z)
  WHERE NOT o IN froms AND NOT o IN tos AND COUNT { (o)<-[:PAID]-() } <= $hub AND coalesce(s.state, 'paid') = 'paid' AND s.kind IN ['payment', 'transfer', 'cash'] AND s.amount >= $least AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
  WITH o, s, window, froms, tos
  MATCH (n:Account)-[r:PAID]->(o)
  WHERE NOT n IN froms AND NOT n IN tos AND COUNT { (n)<-[:PAID]-() } <= $hub AND r.at <= s.at AND s.at - r.at <= window AND coalesce(r.state, 'paid') = 'paid' AND r.kind IN ['payment', 'transfer', 'cash'] AND r.amount >= $least AND r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
  WITH o, s, n, r, window, froms, tos
  MATCH (m:Account)-[q:PAID]->(n)
  WHERE m <> o AND NOT m IN froms AND NOT m IN tos AND COUNT { (m)<-[:PAID]-() } <= $hub AND q.at <= r.at AND s.at - q.at <= window AND coalesce(q.state, 'paid') = 'paid' AND q.kind IN ['payment', 'transfer', 'cash'] AND q.amount >= $least AND q.at <= $asOf AND q.addedIn <= $batch AND (q.retiredIn IS NULL OR q.retiredIn > $batch)
  WITH o, s, n, r, m, q, window, froms
  MATCH (a:Account)-[p:PAID]->(m)
  WHERE a IN froms AND p.at <= q.at AND s.at - p.at <= window AND coalesce(p.state, 'paid') = 'paid' AND p.kind IN ['payment', 'transfer', 'cash'] AND p.amount >= $least AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN [m, n, o] AS via, [p, q, r, s] AS steps
}
WITH via, steps
WHERE NOT EXISTS { UNWIND via AS m WITH m WHERE CASE WHEN m.changedIn > $batch THEN head(COLLECT { MATCH (m)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.kind }) ELSE m.kind END IN ['treasury', 'clearing', 'tax', 'social-security', 'utility'] RETURN m }
  AND ($regions IS NULL OR NOT EXISTS {
    UNWIND steps AS p WITH p, startNode(p) AS x, endNode(p) AS y
    WHERE NOT coalesce(coalesce(p.region, CASE WHEN x.changedIn > $batch THEN head(COLLECT { MATCH (x)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE x.region END) IN $regions, false) AND NOT coalesce(CASE WHEN y.changedIn > $batch THEN head(COLLECT { MATCH (y)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.region }) ELSE y.region END IN $regions, false) RETURN p
  })
WITH [m IN via | m.id] AS via, steps[0].at AS firstAt, steps[-1].at AS lastAt, reduce(least = steps[0].amount, p IN steps | CASE WHEN p.amount < least THEN p.amount ELSE least END) AS amount, [p IN steps | p.id] AS edges
WITH via, firstAt, lastAt, amount, edges ORDER BY amount DESC, firstAt, edges
WITH via, count(*) AS times, max(amount) AS amount, min(firstAt) AS firstAt, max(lastAt) AS lastAt, head(collect(edges)) AS edges
RETURN $source AS source, $target AS target, size(via) AS between, via, times, amount, firstAt, lastAt, edges
ORDER BY between, amount DESC, via
SKIP $after LIMIT $limit
