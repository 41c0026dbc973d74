/**
 * @id         gx-01-round-trip
 * @code       GX-01
 * @title      Money goes round and comes back
 * @title.zh   资金闭环回流
 * @bands      red strong: within strongDays and the difference of first and last at most strongLoss; orange weak: within windowDays and each hop keeps keepLeast or more
 * @precision  medium
 * @subject    Account
 * @needs      PAY ACCOUNT FLOW
 * @traps      T-GX1
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      kinds string[] = ["enterprise","merchant","village-collective","person","household","wages","unknown"] Kinds of account that are judged: payees, no hubs; own default
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] Kinds of account that never stand inside a path; conventions of the rules
 * @param      busy integer = 5000 An account with more payments than this is a market and no middleman, and is not walked through; own default
 * @param      windowDays integer = 30 Days from the first payment to the last, and from the anchor to the first; simulated cycles of 10 to 20 days, own default
 * @param      keepLeast number = 0.85 Share that each hop passes on at least; simulator keeps 10% a hop, own default
 * @param      strongDays integer = 7 Days of a strong ring; audit model
 * @param      strongLoss number = 0.05 Difference of first and last in a strong ring; audit model
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {first:fen} went out on {since:day} and {last:fen} came back within {days} days over {accounts} accounts ({kept:share}); the order of the payments is {order}.
 * @message.zh {since:day} 转出 {first:fen}，{days} 天内经 {accounts} 个账户回流 {last:fen}（{kept:share}），先后顺序{order}。
 * @why        Money that returns to where it started bought nothing.
 * @why.zh     资金转一圈回到原处，并未形成实际支出。
 * @basis      AMLSim cycle; FinBench query 4; audit models (7 days, 5%); hops and days own defaults; reconstructed. In a strong ring a hop may pass on up to 5% more than it got.
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE sThen.kind IN $kinds AND EXISTS { MATCH (s)<-[p:PAID]-(:Account) WHERE p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (s) {
  // The last payment comes back to the origin: the anchored account (a0), or the one that pays it first (then the anchored one is a1).
  CALL (s) {
    MATCH (s)<-[last:PAID]-(before:Account)
    WHERE last.indicator IS NULL AND last.batch IS NULL AND last.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(last.ambiguousWith, [])) = 0 AND coalesce(last.state, 'paid') = 'paid' AND last.at <= $asOf AND last.addedIn <= $batch AND (last.retiredIn IS NULL OR last.retiredIn > $batch)
    RETURN s AS origin, null AS second, last, before UNION ALL
    MATCH (s)<-[first:PAID]-(origin:Account)<-[last:PAID]-(before:Account)
    WHERE first.indicator IS NULL AND first.batch IS NULL AND NOT origin.kind IN $hubs AND origin <> s AND COUNT { (origin)-[:PAID]-() } <= $busy
      AND last.at >= first.at AND last.at <= first.at + $windowDays * 86400000 AND last.indicator IS NULL AND last.batch IS NULL AND first.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(first.ambiguousWith, [])) = 0 AND coalesce(first.state, 'paid') = 'paid' AND first.at <= $asOf AND first.addedIn <= $batch AND (first.retiredIn IS NULL OR first.retiredIn > $batch) AND last.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(last.ambiguousWith, [])) = 0 AND coalesce(last.state, 'paid') = 'paid' AND last.at <= $asOf AND last.addedIn <= $batch AND (last.retiredIn IS NULL OR last.retiredIn > $batch)
    RETURN DISTINCT origin, s AS second, last, before
  }
  WITH s, origin, second, last, before
  WHERE NOT before.kind IN $hubs AND before <> origin AND COUNT { (before)-[:PAID]-() } <= $busy
  // Backwards from there, one to four payments; each was made before the next one and was hardly larger.
  CALL (origin, last, before) {
    MATCH (before)<-[b:PAID]-(y:Account)
    WHERE b.at <= last.at AND b.at >= last.at - $windowDays * 86400000 AND b.amount * (1 + $strongLoss) >= last.amount AND b.amount * $keepLeast <= last.amount
      AND NOT y.kind IN $hubs AND NOT y IN [origin, before] AND COUNT { (y)-[:PAID]-() } <= $busy AND b.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(b.ambiguousWith, [])) = 0 AND coalesce(b.state, 'paid') = 'paid' AND b.at <= $asOf AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch)
    CALL (origin, last, before, b, y) { RETURN y AS a1, [b] AS middle UNION ALL
      MATCH (y)<-[c:PAID]-(z:Account)
      WHERE c.at <= b.at AND c.at >= last.at - $windowDays * 86400000 AND c.amount * (1 + $strongLoss) >= b.amount AND c.amount * $keepLeast <= b.amount
        AND NOT z.kind IN $hubs AND NOT z IN [origin, before, y] AND COUNT { (z)-[:PAID]-() } <= $busy AND c.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(c.ambiguousWith, [])) = 0 AND coalesce(c.state, 'paid') = 'paid' AND c.at <= $asOf AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
      CALL (origin, last, before, b, y, c, z) { RETURN z AS a1, [c, b] AS middle UNION ALL
        MATCH (z)<-[d:PAID]-(w:Account)
        WHERE d.at <= c.at AND d.at >= last.at - $windowDays * 86400000 AND d.amount * (1 + $strongLoss) >= c.amount AND d.amount * $keepLeast <= c.amount
          AND NOT w.kind IN $hubs AND NOT w IN [origin, before, y, z] AND COUNT { (w)-[:PAID]-() } <= $busy AND d.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(d.ambiguousWith, [])) = 0 AND coalesce(d.state, 'paid') = 'paid' AND d.at <= $asOf AND d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
        CALL (origin, last, before, b, y, c, z, d, w) { RETURN w AS a1, [d, c, b] AS middle UNION ALL
          MATCH (w)<-[f:PAID]-(v:Account)
          WHERE f.at <= d.at AND f.at >= last.at - $windowDays * 86400000 AND f.amount * (1 + $strongLoss) >= d.amount AND f.amount * $keepLeast <= d.amount
            AND NOT v.kind IN $hubs AND NOT v IN [origin, before, y, z, w] AND COUNT { (v)-[:PAID]-() } <= $busy AND f.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(f.ambiguousWith, [])) = 0 AND coalesce(f.state, 'paid') = 'paid' AND f.at <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
          RETURN v AS a1, [f, d, c, b] AS middle
        }
        RETURN a1, middle }
      RETURN a1, middle }
    RETURN a1, middle }
  WITH s, origin, second, last, middle, a1
  WHERE second IS NULL OR second = a1
  MATCH (origin)-[first:PAID]->(a1)
  WHERE first.at <= head(middle).at AND first.at >= last.at - $windowDays * 86400000 AND first.amount * (1 + $strongLoss) >= head(middle).amount
    AND first.amount * $keepLeast <= head(middle).amount AND first.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(first.ambiguousWith, [])) = 0 AND coalesce(first.state, 'paid') = 'paid' AND first.at <= $asOf AND first.addedIn <= $batch AND (first.retiredIn IS NULL OR first.retiredIn > $batch)
  WITH s, [first] + middle + [last] AS steps, first, last
  WITH s, steps, first, last, last.at - first.at <= $strongDays * 86400000 AND abs(first.amount - last.amount) <= $strongLoss * first.amount AS strong
  WHERE (strong OR all(k IN range(1, size(steps) - 1) WHERE steps[k].amount <= steps[k - 1].amount))
    AND none(e IN steps WHERE EXISTS { MATCH (:Account {id: endNode(e).id})-[undo:PAID]->() WHERE e.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) })
  // The anchor: the last tagged payment before the ring began.
  MATCH (s)<-[p:PAID]-(:Account)
  WHERE p.at <= first.at AND p.at >= first.at - $windowDays * 86400000 AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH s, p, steps, first, last, strong, COLLECT { UNWIND steps AS e RETURN startNode(e).id AS one ORDER BY one } AS ring
  ORDER BY strong DESC, p.at DESC, p.id, last.amount DESC, last.id, first.id
  // Parallel payments between the same accounts are one ring.
  WITH s, ring, head(collect({p: p, steps: steps, first: first, last: last, strong: strong})) AS one
  RETURN collect({subject: s.id, key: ring, band: CASE WHEN one.strong THEN 'red' ELSE 'orange' END, measured: toFloat(one.last.amount) / one.first.amount,
    limit: CASE WHEN one.strong THEN 1 - $strongLoss ELSE $keepLeast END, amount: one.p.amount, nodes: ring, edges: [one.p.id] + [e IN one.steps | e.id], facts: {first: one.first.amount, last: one.last.amount, since: one.first.at, days: (one.last.at - one.first.at) / 86400000, accounts: size(ring),
      kept: toFloat(one.last.amount) / one.first.amount, order: CASE WHEN any(e IN one.steps WHERE e.timePrecision = 'day') THEN 'unproven' ELSE 'proven' END},
    trap: head(COLLECT { UNWIND [s] + [(s)-[:HELD_BY]->(h) | h] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
