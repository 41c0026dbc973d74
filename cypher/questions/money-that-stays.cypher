/**
 * @id       money-that-stays
 * @title    Accounts in which tagged money stays
 * @title.zh 财政资金滞留的账户
 * @topic    flows
 * @why      Money that was paid into special, own or township accounts and did not go on.
 * @why.zh   拨入专户、自有资金账户、乡镇或平台账户后长期未支出的资金。
 * @note     All that left since the first receipt counts against the tagged money, also what was other money: the rest is the least that stays.
 * @note.zh  首次到账后的全部支出都先冲抵财政资金，故滞留额为最低数。
 * @needs    PAY ACCOUNT
 * @param    days integer = 180 Days it has been there at least
 * @param.zh days 至少滞留天数
 * @allowed  days 1..3650
 * @param    kinds string[] = ["special","own-funds","township","platform","village-collective"] Kinds of account
 * @param.zh kinds 账户种类
 * @param    least fen = 10000000 A smaller rest is left out
 * @param.zh least 余额低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    until instant The day D, its last moment: asOf, else the end of what is covered
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   unit node Unit|单位
 * @column   account node Account|账户
 * @column   received fen Tagged money received before|期限前收到的财政资金
 * @column   left fen Left since the first receipt|首次到账后支出
 * @column   rest fen Stays at least|至少滞留
 * @column   firstAt day First receipt|首次到账
 * @column   lastOutAt day Last payment out|最近支出
 * @column   days integer Days since the last receipt|距最近到账天数
 * @edge     unit account
 * @returns  unit, account, received, left, rest, firstAt, lastOutAt, days
 * @order    rest, largest first, then account
 * @limit    $limit
 */
MATCH (u:Unit)<-[h:HELD_BY]-(a:Account)
USING SCAN u:Unit
WHERE ($regions IS NULL OR u.region IN $regions) AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
WITH DISTINCT u, a, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE a END AS aThen
WHERE aThen.kind IN $kinds
CALL (a) {
  MATCH (a)<-[p:PAID]-(:Account)
  WHERE p.at <= $until - $days * 86400000 AND coalesce(p.indicator, p.batch, p.project) IS NOT NULL AND p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN sum(p.amount) AS received, min(p.at) AS firstAt, max(p.at) AS lastInAt
}
WITH u, a, received, firstAt, lastInAt WHERE received >= $least
CALL (a, firstAt) {
  MATCH (a)-[q:PAID]->(:Account)
  WHERE q.at >= firstAt AND q.at <= $until AND coalesce(q.state, 'paid') = 'paid' AND q.at <= $asOf AND q.addedIn <= $batch AND (q.retiredIn IS NULL OR q.retiredIn > $batch)
  RETURN coalesce(sum(q.amount), 0) AS left, max(q.at) AS lastOutAt
}
WITH u, a, received, left, received - left AS rest, firstAt, lastOutAt, ($until - lastInAt) / 86400000 AS days
WHERE rest >= $least
RETURN u.id AS unit, a.id AS account, received, left, rest, firstAt, lastOutAt, days
ORDER BY rest DESC, account, unit
SKIP $after LIMIT $limit
