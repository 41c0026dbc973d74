/**
 * @id       several-benefits
 * @title    Households that draw several benefits
 * @title.zh 同时享受多项补贴的农户
 * @topic    people
 * @why      Several items for one household in a year may exclude each other, or be drawn by one who takes them in its name.
 * @why.zh   同一农户一年内领取多项补贴，可能互斥或被冒领。
 * @note     Payments of card batches of the scope in the calendar year; what bounced counts as well.
 * @note.zh  本地区一卡通批次在该年度的发放；退票未扣除。
 * @needs    CARD
 * @param    year integer Year of the payments
 * @param.zh year 发放年度
 * @allowed  year 1990..2100
 * @param    itemsLeast integer = 2 Items at least
 * @param.zh itemsLeast 补贴项目至少
 * @allowed  itemsLeast 2..100
 * @param    least fen = 0 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   household node Household|农户
 * @column   itemCount integer Items|项目数
 * @column   payments integer Payments|笔数
 * @column   amount fen Received|领取金额
 * @column   accounts integer Cards|银行卡数
 * @column   excluding integer Pairs that exclude each other|互斥项目对数
 * @column   items nodes Items|补贴项目
 * @column   edges edges Payments|支付
 * @returns  household, itemCount, payments, amount, accounts, excluding, items, edges
 * @order    items, most first, amount, largest first, household
 * @limit    $limit
 */
MATCH (o:PayoutBatch)
USING SCAN o:PayoutBatch
WHERE ($regions IS NULL OR o.region IN $regions) AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
WITH o, datetime({year: $year, timezone: 'Asia/Shanghai'}).epochMillis AS begins, datetime({year: $year + 1, timezone: 'Asia/Shanghai'}).epochMillis AS ends
MATCH (:Account)-[p:PAID {batch: o.id}]->(b:Account)
USING INDEX SEEK p:PAID(batch)
WHERE p.at >= begins AND p.at < ends AND p.kind = 'payment' AND p.item IS NOT NULL AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
WITH p, b, coalesce(p.beneficiary, head(COLLECT { MATCH (b)-[h:HELD_BY]->(o:Entity) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o.id ORDER BY coalesce(h.from, 0) DESC, o.id LIMIT 1 })) AS one
WHERE one IS NOT NULL
// A member draws for the household.
WITH p, b, CASE WHEN one STARTS WITH 'person:' THEN coalesce(head(COLLECT { MATCH (:Person {id: one})-[m:MEMBER_OF]->(of:Household) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN of.id ORDER BY coalesce(m.from, 0) DESC, of.id LIMIT 1 }), one) ELSE one END AS household
ORDER BY p.at, p.id
WITH household, collect(DISTINCT p.item) AS items, count(p) AS payments, sum(p.amount) AS amount, count(DISTINCT b) AS accounts, collect(p.id) AS edges
WHERE size(items) >= $itemsLeast AND amount >= $least
WITH household, items, payments, amount, accounts, edges, COLLECT { UNWIND items AS id MATCH (item:SubsidyItem {id: id}) RETURN {code: item.code, excludes: coalesce(CASE WHEN item.changedIn > $batch THEN head(COLLECT { MATCH (item)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.exclusiveWith }) ELSE item.exclusiveWith END, [])} } AS known
RETURN household, size(items) AS itemCount, payments, amount, accounts, size([x IN known WHERE any(y IN known WHERE y.code IN x.excludes AND (x.code < y.code OR NOT x.code IN y.excludes))]) AS excluding, items[..50] AS items, edges[..100] AS edges
ORDER BY itemCount DESC, amount DESC, household
SKIP $after LIMIT $limit
