/**
 * @id         gx-01-round-trip
 * @code       GX-01
 * @title      Money goes round and comes back
 * @title.zh   资金闭环回流
 * @bands      red strong: within strongDays and the difference of first and last at most strongLoss; orange weak: within windowDays and each hop passes on keepLeast or more, and nothing that it did not get
 * @bands.zh   强闭环为红：在 strongDays 天内完成，且首末金额之差不超过 strongLoss；弱闭环为橙：在 windowDays 天内完成，每一环节转出收款的 keepLeast 以上，且不超过收款金额
 * @precision  medium
 * @subject    Account
 * @reads      payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR; HELD_BY> <ABOUT; <ABOUT; payee~payer(!hubs,busy)*6 party~
 * @narrowed   returned
 * @needs      PAY ACCOUNT FLOW
 * @traps      T-GX1
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      kinds string[] = ["enterprise","merchant","village-collective","person","household","wages","unknown"] {account-kinds} Kinds of account that are judged: payees, no hubs; own default
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] {account-kinds} Kinds of account that never stand inside a path; conventions of the rules
 * @param      busy integer = 5000 An account with more payments than this, of any batch, is a market and no middleman: no ring runs through it, unless it is the judged one; own default
 * @param      windowDays integer = 30 Days from the first payment to the last, and from the anchor to the first; simulated cycles of 10 to 20 days, own default
 * @param      keepLeast number = 0.85 Share that each hop passes on at least, in a strong ring too; simulator keeps 10% a hop, own default
 * @param      strongDays integer = 7 Days of a strong ring; audit model
 * @param      strongLoss number = 0.05 Difference of first and last in a strong ring; audit model
 * @param.zh   kinds      所判的账户类型：收款方，不含枢纽账户；自定默认值
 * @param.zh   hubs       不得处于路径中间的账户类型；规则通则
 * @param.zh   busy       各批次付款合计超过此笔数的账户视为集散账户，不是过桥账户：闭环不经过它，除非它就是所判账户；自定默认值
 * @param.zh   windowDays 首笔至末笔付款、以及带标识的源头付款至首笔付款的天数；仿真环形为 10 至 20 天，自定默认值
 * @param.zh   keepLeast  每一环节至少转出的比例，强闭环同样适用；仿真每环节留存 10%，自定默认值
 * @param.zh   strongDays 强闭环的天数；审计模型
 * @param.zh   strongLoss 强闭环首末金额之差；审计模型
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {first:fen} went out on {since:day} and {last:fen} came back within {days} days over {accounts} accounts ({kept:share}); the order of the payments is {order:word}.
 * @message.zh {since:day} 转出 {first:fen}，{days} 天内经 {accounts} 个账户回流 {last:fen}（{kept:share}），先后顺序{order:word}。
 * @why        Money that returns to where it started bought nothing.
 * @why.zh     资金转一圈回到原处，并未形成实际支出。
 * @basis      AMLSim cycle; FinBench query 4; audit models (7 days, 5%); hops and days own defaults; reconstructed. Three to six accounts, one payment a hop: a hop that is cut into several payments is not put together. In a strong ring a hop may pass on up to strongLoss more than it got; what differs by more is other money. The judged account is the one where the ring begins, or the second. No hub stands in a ring, not where it begins either: what comes back to a treasury is a refund. The payment that closes it draws on no line and no roster, since that would be new money. What an account sends back with a settlement is taken off what it got. Rings over the same accounts are one finding, told by a strong one, by the latest anchor, by the largest return. A day of a window has 24 hours.
 * @basis.zh   AMLSim 的环形；FinBench 查询 4；审计模型（7 天、5%）；环节数和天数为自定默认值；条件系复原。闭环含三至六个账户，每一环节为一笔付款，拆成几笔的环节不合并。强闭环中每一环节转出可比收款多 strongLoss，相差更多的视为其他资金。所判账户为闭环的起点或第二个账户。枢纽账户不在环内，也不作起点：回到国库的是退款。封闭闭环的付款不得列支指标或发放名册，否则属于新的资金。账户已退回并冲抵的款项，从其收款中扣除。账户相同的闭环合为一条，依次以强闭环、最近的带标识的源头付款、回流金额最大的为准。期限内一天按 24 小时计
 * @engine     cypher
 * @version    2
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE sThen.kind IN $kinds AND EXISTS { MATCH (s)<-[p:PAID]-() WHERE p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR p.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: p.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AND size(coalesce(p.ambiguousWith, [])) = 0 AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (s) {
  // A ring begins with the judged account, or with one that pays it.
  CALL (s) {
    RETURN s AS origin, null AS second, 0 AS since, $asOf AS until
    UNION ALL
    MATCH (s)<-[first:PAID]-(origin)
    WHERE NOT coalesce(origin.kind, 'unknown') IN $hubs AND origin <> s AND COUNT { (origin)-[:PAID]-() } <= $busy AND first.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(first.ambiguousWith, [])) = 0 AND coalesce(first.state, 'paid') = 'paid' AND first.at <= $asOf AND first.addedIn <= $batch AND (first.retiredIn IS NULL OR first.retiredIn > $batch)
    RETURN origin, s AS second, min(first.at) AS since, max(first.at) + $windowDays * 86400000 AS until
  }
  WITH s, origin, second, since, until, COLLECT { MATCH (origin)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS originBack
  MATCH (origin)<-[last:PAID]-(before)
  WHERE last.at >= since AND last.at <= until AND last.indicator IS NULL AND last.batch IS NULL AND NOT coalesce(before.kind, 'unknown') IN $hubs AND before <> origin AND (before = s OR COUNT { (before)-[:PAID]-() } <= $busy) AND last.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(last.ambiguousWith, [])) = 0 AND coalesce(last.state, 'paid') = 'paid' AND last.at <= $asOf AND last.addedIn <= $batch AND (last.retiredIn IS NULL OR last.retiredIn > $batch)
  WITH s, origin, second, last, before, last.amount - reduce(sum = 0, u IN originBack | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = last.id THEN u.settledAmounts[k] ELSE 0 END)) AS lastNet
  WHERE lastNet > 0
  // Backwards from there, one to four payments; each was made before the next one and was hardly larger.
  CALL (s, origin, last, lastNet, before) {
    WITH *, COLLECT { MATCH (before)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS beforeBack
    MATCH (before)<-[b:PAID]-(y)
    WHERE (last.at > b.at OR last.at = b.at AND (b.timePrecision = 'day' OR last.timePrecision = 'day' OR last.seq > b.seq)) AND b.at >= last.at - $windowDays * 86400000 AND NOT coalesce(y.kind, 'unknown') IN $hubs AND NOT y IN [origin, before] AND (y = s OR COUNT { (y)-[:PAID]-() } <= $busy) AND b.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(b.ambiguousWith, [])) = 0 AND coalesce(b.state, 'paid') = 'paid' AND b.at <= $asOf AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch)
    WITH *, b.amount - reduce(sum = 0, u IN beforeBack | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = b.id THEN u.settledAmounts[k] ELSE 0 END)) AS bNet
    WHERE bNet > 0 AND bNet * (1 + $strongLoss) >= lastNet AND bNet * $keepLeast <= lastNet
    CALL (s, origin, last, lastNet, before, b, bNet, y) {
      RETURN y AS a1, [{e: b, net: bNet}] AS middle
      UNION ALL
      WITH *, COLLECT { MATCH (y)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS yBack
      MATCH (y)<-[c:PAID]-(z)
      WHERE (b.at > c.at OR b.at = c.at AND (c.timePrecision = 'day' OR b.timePrecision = 'day' OR b.seq > c.seq)) AND c.at >= last.at - $windowDays * 86400000 AND NOT coalesce(z.kind, 'unknown') IN $hubs AND NOT z IN [origin, before, y] AND (z = s OR COUNT { (z)-[:PAID]-() } <= $busy) AND c.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(c.ambiguousWith, [])) = 0 AND coalesce(c.state, 'paid') = 'paid' AND c.at <= $asOf AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
      WITH *, c.amount - reduce(sum = 0, u IN yBack | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = c.id THEN u.settledAmounts[k] ELSE 0 END)) AS cNet
      WHERE cNet > 0 AND cNet * (1 + $strongLoss) >= bNet AND cNet * $keepLeast <= bNet
      CALL (s, origin, last, lastNet, before, b, bNet, y, c, cNet, z) {
        RETURN z AS a1, [{e: c, net: cNet}, {e: b, net: bNet}] AS middle
        UNION ALL
        WITH *, COLLECT { MATCH (z)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS zBack
        MATCH (z)<-[d:PAID]-(w)
        WHERE (c.at > d.at OR c.at = d.at AND (d.timePrecision = 'day' OR c.timePrecision = 'day' OR c.seq > d.seq)) AND d.at >= last.at - $windowDays * 86400000 AND NOT coalesce(w.kind, 'unknown') IN $hubs AND NOT w IN [origin, before, y, z] AND (w = s OR COUNT { (w)-[:PAID]-() } <= $busy) AND d.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(d.ambiguousWith, [])) = 0 AND coalesce(d.state, 'paid') = 'paid' AND d.at <= $asOf AND d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
        WITH *, d.amount - reduce(sum = 0, u IN zBack | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = d.id THEN u.settledAmounts[k] ELSE 0 END)) AS dNet
        WHERE dNet > 0 AND dNet * (1 + $strongLoss) >= cNet AND dNet * $keepLeast <= cNet
        CALL (s, origin, last, lastNet, before, b, bNet, y, c, cNet, z, d, dNet, w) {
          RETURN w AS a1, [{e: d, net: dNet}, {e: c, net: cNet}, {e: b, net: bNet}] AS middle
          UNION ALL
          WITH *, COLLECT { MATCH (w)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS wBack
          MATCH (w)<-[f:PAID]-(v)
          WHERE (d.at > f.at OR d.at = f.at AND (f.timePrecision = 'day' OR d.timePrecision = 'day' OR d.seq > f.seq)) AND f.at >= last.at - $windowDays * 86400000 AND NOT coalesce(v.kind, 'unknown') IN $hubs AND NOT v IN [origin, before, y, z, w] AND (v = s OR COUNT { (v)-[:PAID]-() } <= $busy) AND f.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(f.ambiguousWith, [])) = 0 AND coalesce(f.state, 'paid') = 'paid' AND f.at <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
          WITH *, f.amount - reduce(sum = 0, u IN wBack | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = f.id THEN u.settledAmounts[k] ELSE 0 END)) AS fNet
          WHERE fNet > 0 AND fNet * (1 + $strongLoss) >= dNet AND fNet * $keepLeast <= dNet
          RETURN v AS a1, [{e: f, net: fNet}, {e: d, net: dNet}, {e: c, net: cNet}, {e: b, net: bNet}] AS middle
        }
        RETURN a1, middle
      }
      RETURN a1, middle
    }
    RETURN a1, middle
  }
  WITH s, origin, second, last, lastNet, middle, a1
  WHERE second IS NULL OR second = a1
  WITH s, origin, last, lastNet, middle, a1, head(middle).e AS next, head(middle).net AS nextNet, COLLECT { MATCH (a1)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
  MATCH (origin)-[first:PAID]->(a1)
  WHERE (next.at > first.at OR next.at = first.at AND (first.timePrecision = 'day' OR next.timePrecision = 'day' OR next.seq > first.seq)) AND first.at >= last.at - $windowDays * 86400000 AND first.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(first.ambiguousWith, [])) = 0 AND coalesce(first.state, 'paid') = 'paid' AND first.at <= $asOf AND first.addedIn <= $batch AND (first.retiredIn IS NULL OR first.retiredIn > $batch)
  WITH s, last, lastNet, middle, nextNet, first, first.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = first.id THEN u.settledAmounts[k] ELSE 0 END)) AS firstNet
  WHERE firstNet > 0 AND firstNet * (1 + $strongLoss) >= nextNet AND firstNet * $keepLeast <= nextNet
  WITH s, first, last, firstNet, lastNet, [{e: first, net: firstNet}] + middle + [{e: last, net: lastNet}] AS steps
  WITH s, first, last, firstNet, lastNet, steps, last.at - first.at <= $strongDays * 86400000 AND abs(firstNet - lastNet) <= $strongLoss * firstNet AS strong
  WHERE strong OR all(k IN range(1, size(steps) - 1) WHERE steps[k].net <= steps[k - 1].net)
  // The anchor: the last tagged payment before the ring began.
  WITH s, first, last, firstNet, lastNet, steps, strong, COLLECT { MATCH (s)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
  MATCH (s)<-[p:PAID]-()
  WHERE p.at <= first.at AND p.at >= first.at - $windowDays * 86400000 AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR p.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: p.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AND size(coalesce(p.ambiguousWith, [])) = 0 AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH s, first, last, firstNet, lastNet, steps, strong, p, p.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = p.id THEN u.settledAmounts[k] ELSE 0 END)) AS anchored
  WHERE anchored > 0
  WITH s, p, anchored, first, last, firstNet, lastNet, strong, [x IN steps | x.e.id] AS ids, any(x IN steps WHERE x.e.timePrecision = 'day') AS loose, COLLECT { UNWIND steps AS x RETURN startNode(x.e).id AS one ORDER BY one } AS ring
  ORDER BY strong DESC, p.at DESC, p.id, lastNet DESC, ids
  // Parallel payments between the same accounts are one ring.
  WITH s, ring, head(collect({p: p.id, anchored: anchored, ids: ids, first: firstNet, last: lastNet, since: first.at, days: (last.at - first.at) / 86400000, loose: loose, strong: strong})) AS one
  RETURN collect({subject: s.id, key: ring, band: CASE WHEN one.strong THEN 'red' ELSE 'orange' END, measured: toFloat(one.last) / one.first,
    limit: CASE WHEN one.strong THEN 1 - $strongLoss ELSE $keepLeast END, amount: one.anchored, nodes: ring, edges: [one.p] + one.ids,
    facts: {first: one.first, last: one.last, since: one.since, days: one.days, accounts: size(ring), kept: toFloat(one.last) / one.first, order: CASE WHEN one.loose THEN 'unproven' ELSE 'proven' END},
    trap: head(COLLECT { UNWIND [s] + [(s)-[held:HELD_BY]->(holder) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) | holder] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
