/**
 * @id         gx-08-layered-relay
 * @code       GX-08
 * @title      Money runs through layers of accounts
 * @title.zh   分层接力
 * @bands      red where accounts of different layers share a holder, owner, person or contact; orange else
 * @bands.zh   不同层的账户有同一持有人、股东、人员或联系方式的为红；其余为橙
 * @precision  medium
 * @subject    Account
 * @reads      party~; payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR; payer~payee(!hubs,busy) (party~; HELD_BY> (USES> <USES;
 *             LEGAL_REP_OF|SHAREHOLDER_OF); payee~payer(!hubs) HELD_BY> (USES> <USES; LEGAL_REP_OF|SHAREHOLDER_OF); payer~payee(!hubs) HELD_BY>
 *             (USES> <USES; LEGAL_REP_OF|SHAREHOLDER_OF)); HELD_BY> <ABOUT; <ABOUT
 * @narrowed   layered
 * @needs      FLOW ACCOUNT ENTERPRISE
 * @traps      T-GX1
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      kinds string[] = ["enterprise","merchant","village-collective","person","household","wages","unknown"] {account-kinds} Kinds of account that are judged: payees, no hubs; own default
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] {account-kinds} Kinds of account that never stand inside a path; conventions of the rules
 * @param      busy integer = 5000 An account with more payments than this, of any batch, is a market and no middleman: it is in no middle layer, and a finding says how many such accounts the judged one paid beside; own default
 * @param      layerLeast integer = 2 Accounts in each layer at least; simulated stack
 * @param      densityLeast number = 0.8 Share of the possible payments between neighbouring layers that were made; own default
 * @param      windowDays integer = 30 Days of each layer, from the end of the first to the beginning of the second at most, and from the anchor to the first payment of the judged account; own default
 * @param      keptLeast number = 0.8 Share of the money that reaches the third layer; own default
 * @param      youngDays integer = 365 Age below which the middle is no standing supplier; rules, traps of the pattern
 * @param      crowd integer = 20 A contact of more users than this, such as a registration service, joins nobody; own default
 * @param.zh   kinds        所判的账户类型：收款方，不含枢纽账户；自定默认值
 * @param.zh   hubs         不得处于路径中间的账户类型；规则通则
 * @param.zh   busy         各批次付款合计超过此笔数的账户视为集散账户，不是过桥账户：不列入中间层，并在发现中注明所判账户另付给几个此类账户；自定默认值
 * @param.zh   layerLeast   每层至少几个账户；仿真分层形态
 * @param.zh   densityLeast 相邻两层之间实际付款占可能付款的比例；自定默认值
 * @param.zh   windowDays   每层的天数、第一层结束至第二层开始的最多天数、带标识的源头付款至所判账户首笔付款的天数；自定默认值
 * @param.zh   keptLeast    到达第三层的资金比例；自定默认值
 * @param.zh   youngDays    中间层成立不满此天数的不算长期供应商；规则所列可解释情形
 * @param.zh   crowd        联系方式的使用者超过此数（如代办注册机构）不视为关联；自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {first} accounts paid {entered:fen} to {middle} accounts and these {left:fen} ({share:share}) to {third} accounts, within {days} days a layer from {since:day} on; shared control: {control:word}; the order of the payments is {order:word}; {passedOver} accounts with very many payments were not followed.
 * @message.zh {since:day} 起 {first} 个账户向 {middle} 个账户转 {entered:fen}，后者再向 {third} 个账户转 {left:fen}（{share:share}），每层 {days} 天内；共同控制：{control:word}；先后顺序{order:word}；另有 {passedOver} 个交易极多的账户未追查。
 * @why        Every layer makes it harder to see who got the public money in the end.
 * @why.zh     层层转手使公共资金的最终去向难以查清。
 * @basis      Bipartite and stack of AMLSim and AMLworld; 80% and 30 days own defaults; reconstructed. A middle is what the judged account and another payer pay, and two payees are paid by, in common; each account of the outer layers then has payments with 80% of the middle, which gives the density. Of middles within each other the largest counts, told by its first windows; the first begins with a payment of one of the two payers, the second with one to an account that two of the middle pay. Each account of the middle is paid before it pays on. It is young if the account is, or the enterprise that holds it. What an account sends back with a settlement is taken off what it got. A day of a window has 24 hours.
 * @basis.zh   AMLSim 和 AMLworld 的二部与分层形态；80% 和 30 天为自定默认值；条件系复原。中间层指所判账户与另一付款方共同付给、并共同付给两个收款方的账户；外层各账户须与 80% 的中间层账户有付款，即为密度。互相包含的中间层取最大的，以最先的期限为准；第一层自两个付款方之一的付款起，第二层自付给两个中间层账户共同收款方的付款起。中间层账户均先收后付。账户或其持有企业成立不久的视为新。账户已退回并冲抵的款项，从其收款中扣除。期限内一天按 24 小时计
 * @engine     cypher
 * @version    2
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE sThen.kind IN $kinds AND EXISTS { MATCH (s)<-[p:PAID]-() WHERE p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR p.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: p.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AND size(coalesce(p.ambiguousWith, [])) = 0 AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (s) {
  MATCH (s)-[e:PAID]->(m)
  WHERE NOT coalesce(m.kind, 'unknown') IN $hubs AND m <> s AND COUNT { (m)-[:PAID]-() } <= $busy AND e.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(e.ambiguousWith, [])) = 0 AND coalesce(e.state, 'paid') = 'paid' AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
  WITH s, m, collect(e) AS paid, COLLECT { MATCH (m)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
  WITH s, m, back, COLLECT { UNWIND paid AS e WITH e WHERE e.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = e.id THEN u.settledAmounts[k] ELSE 0 END)) > 0 RETURN e } AS own
  WHERE size(own) > 0
  WITH s, collect({m: m, back: back, own: own}) AS middle
  WHERE size(middle) >= $layerLeast
  // Whoever else pays two of them within the days.
  UNWIND middle AS q WITH s, q.m AS m, q.back AS back, q.own AS own
  MATCH (m)<-[g:PAID]-(x)
  WHERE x <> s AND x <> m AND NOT coalesce(x.kind, 'unknown') IN $hubs AND any(e IN own WHERE abs(g.at - e.at) <= $windowDays * 86400000) AND g.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND g.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = g.id THEN u.settledAmounts[k] ELSE 0 END)) > 0
  WITH s, x, m, own, collect(g) AS theirs
  WITH s, x, collect({m: m, own: own, theirs: theirs}) AS common
  WHERE size(common) >= $layerLeast
  UNWIND COLLECT { UNWIND common AS q UNWIND q.own + q.theirs AS e RETURN DISTINCT e.at AS at } AS since
  WITH s, x, since, [q IN common WHERE any(e IN q.own WHERE e.at >= since AND e.at <= since + $windowDays * 86400000) AND any(e IN q.theirs WHERE e.at >= since AND e.at <= since + $windowDays * 86400000)] AS common
  WHERE size(common) >= $layerLeast
  // Where these pay on: what two payees are paid by in common.
  UNWIND common AS q WITH s, x, since, q.m AS m, [e IN q.own + q.theirs WHERE e.at >= since AND e.at <= since + $windowDays * 86400000] AS into
  MATCH (m)-[f:PAID]->(y)
  WHERE y <> s AND y <> x AND y <> m AND NOT coalesce(y.kind, 'unknown') IN $hubs AND f.at >= since AND f.at <= since + 3 * $windowDays * 86400000 AND any(e IN into WHERE (f.at > e.at OR f.at = e.at AND (e.timePrecision = 'day' OR f.timePrecision = 'day' OR f.seq > e.seq))) AND f.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(f.ambiguousWith, [])) = 0 AND coalesce(f.state, 'paid') = 'paid' AND f.at <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
  WITH s, x, since, y, collect({m: m, f: f}) AS onward
  WHERE size(onward) >= $layerLeast
  WITH s, x, since, y, onward, COLLECT { MATCH (y)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
  WITH s, x, since, y, COLLECT { UNWIND onward AS o WITH o, o.f AS f WITH o, f.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = f.id THEN u.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0 RETURN o } AS onward
  WHERE COUNT { UNWIND onward AS o RETURN DISTINCT o.m } >= $layerLeast
  WITH s, x, since, collect({y: y, onward: onward}) AS sinks
  WHERE size(sinks) >= $layerLeast
  UNWIND COLLECT { UNWIND sinks AS k UNWIND k.onward AS o WITH o.f.at AS at WHERE at <= since + 2 * $windowDays * 86400000 RETURN DISTINCT at } AS then
  UNWIND sinks AS one UNWIND sinks AS two
  WITH s, since, then, one, two WHERE one.y.id < two.y.id
  WITH s, since, then, COLLECT {
    UNWIND one.onward AS o WITH o.m AS m, o.f AS f WHERE f.at >= then AND f.at <= then + $windowDays * 86400000 AND any(k IN two.onward WHERE k.m = m AND k.f.at >= then AND k.f.at <= then + $windowDays * 86400000)
    RETURN DISTINCT m ORDER BY m.id } AS middle
  WHERE size(middle) >= $layerLeast
  WITH DISTINCT s, since, then, middle // the layers of that middle
  CALL (since, middle) {
    UNWIND middle AS m
    WITH since, middle, m, COLLECT { MATCH (m)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
    MATCH (m)<-[g:PAID]-(x)
    WHERE NOT coalesce(x.kind, 'unknown') IN $hubs AND NOT x IN middle AND g.at >= since AND g.at <= since + $windowDays * 86400000 AND g.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
    WITH middle, m, x, g, g.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = g.id THEN u.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
    WITH middle, x, collect({e: g, m: m, net: net}) AS into, count(DISTINCT m) AS many ORDER BY x.id
    WHERE many >= $densityLeast * size(middle)
    RETURN collect(x) AS upper, reduce(flat = [], list IN collect(into) | flat + list) AS into
  }
  WITH s, since, then, middle, upper, into
  WHERE size(upper) >= $layerLeast AND s IN upper
  CALL (then, middle, upper, into) {
    UNWIND middle AS m MATCH (m)-[f:PAID]->(y)
    WHERE NOT coalesce(y.kind, 'unknown') IN $hubs AND NOT y IN middle AND NOT y IN upper AND f.at >= then AND f.at <= then + $windowDays * 86400000 AND any(q IN into WHERE q.m = m AND (f.at > q.e.at OR f.at = q.e.at AND (q.e.timePrecision = 'day' OR f.timePrecision = 'day' OR f.seq > q.e.seq))) AND f.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(f.ambiguousWith, [])) = 0 AND coalesce(f.state, 'paid') = 'paid' AND f.at <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
    WITH middle, y, collect({m: m, f: f}) AS onward
    WHERE COUNT { UNWIND onward AS o RETURN DISTINCT o.m } >= $densityLeast * size(middle)
    WITH middle, y, onward, COLLECT { MATCH (y)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
    WITH middle, y, COLLECT { UNWIND onward AS o WITH o.m AS m, o.f AS f WITH m, f, f.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = f.id THEN u.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0 RETURN {e: f, m: m, net: net} } AS onward ORDER BY y.id
    WHERE COUNT { UNWIND onward AS o RETURN DISTINCT o.m } >= $densityLeast * size(middle)
    RETURN collect(y) AS lower, reduce(flat = [], list IN collect(onward) | flat + list) AS onward
  }
  WITH s, since, then, middle, upper, lower, into, onward, reduce(sum = 0, q IN into | sum + q.net) AS entered, reduce(sum = 0, q IN onward | sum + q.net) AS left,
    reduce(t = since + $windowDays * 86400000, q IN into | CASE WHEN startNode(q.e) = s AND q.e.at < t THEN q.e.at ELSE t END) AS begun,
    reduce(t = since + $windowDays * 86400000, q IN into | CASE WHEN q.e.at < t THEN q.e.at ELSE t END) AS paid
  WHERE size(lower) >= $layerLeast AND left >= $keptLeast * entered
  WITH *, all(m IN middle WHERE m.openedAt > paid - $youngDays * 86400000 OR EXISTS { MATCH (m)-[h:HELD_BY]->(n:Enterprise) WHERE n.establishedAt > paid - $youngDays * 86400000 AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) }) AS young,
    // What accounts of two layers, or two of the middle, have in common: their holder, or whom or what it hangs on.
    COLLECT {
      UNWIND [[1, upper], [2, middle], [3, lower]] AS layer UNWIND layer[1] AS one
      MATCH (one)-[h:HELD_BY]->(n:Enterprise|Person) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
      CALL (n, paid) { RETURN n AS c UNION
        MATCH (n)-[link:USES]->(c:Contact) WHERE coalesce(link.from, 0) <= paid AND coalesce(link.to, 9000000000000000) >= paid AND link.addedIn <= $batch AND (link.retiredIn IS NULL OR link.retiredIn > $batch) AND COUNT { MATCH (c)<-[u:USES]-() WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u LIMIT $crowd + 1 } <= $crowd RETURN c UNION
        MATCH (n)<-[link:LEGAL_REP_OF|SHAREHOLDER_OF]-(c:Person|Enterprise) WHERE coalesce(link.from, 0) <= paid AND coalesce(link.to, 9000000000000000) >= paid AND link.addedIn <= $batch AND (link.retiredIn IS NULL OR link.retiredIn > $batch) RETURN c }
      WITH c, collect(DISTINCT layer[0]) AS layers, count(DISTINCT CASE WHEN layer[0] = 2 THEN one END) AS inner
      WHERE size(layers) >= 2 OR inner >= 2
      RETURN {id: c.id, across: size(layers) >= 2} ORDER BY c.id
    } AS control, COLLECT { MATCH (s)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
  WHERE young OR size(control) > 0
  MATCH (s)<-[p:PAID]-()
  WHERE p.at <= begun AND p.at >= begun - $windowDays * 86400000 AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR p.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: p.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AND size(coalesce(p.ambiguousWith, [])) = 0 AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH *, p.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = p.id THEN u.settledAmounts[k] ELSE 0 END)) AS anchored WHERE anchored > 0
  WITH s, since, paid, then, middle, upper, lower, into, onward, entered, left, control, p, anchored ORDER BY since, then, p.at DESC, p.id
  WITH s, [m IN middle | m.id] AS key, head(collect({since: paid, start: since, upper: upper, lower: lower, into: into, onward: onward, entered: entered, left: left, control: control, p: p.id, anchored: anchored})) AS one
  WITH s, collect({key: key, one: one}) AS seen UNWIND seen AS x WITH s, seen, x.key AS key, x.one AS one
  WHERE none(other IN seen WHERE size(other.key) > size(key) AND all(id IN key WHERE id IN other.key))
  WITH s, key, one, COUNT { MATCH (s)-[e:PAID]->(m) WHERE e.at >= one.start AND e.at <= one.start + $windowDays * 86400000 AND NOT coalesce(m.kind, 'unknown') IN $hubs AND m <> s AND COUNT { (m)-[:PAID]-() } > $busy AND e.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(e.ambiguousWith, [])) = 0 AND coalesce(e.state, 'paid') = 'paid' AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN DISTINCT m } AS passedOver
  RETURN collect({subject: s.id, key: key, band: CASE WHEN any(c IN one.control WHERE c.across) THEN 'red' ELSE 'orange' END, measured: toFloat(one.left) / one.entered, limit: $keptLeast, amount: one.anchored,
    nodes: [s.id] + key + [x IN one.upper + one.lower | x.id] + [c IN one.control | c.id], edges: [one.p] + [q IN one.into + one.onward | q.e.id], facts: {first: size(one.upper), middle: size(key), third: size(one.lower), entered: one.entered, left: one.left, share: toFloat(one.left) / one.entered, since: one.since, days: $windowDays,
      control: CASE WHEN size(one.control) = 0 THEN 'none' ELSE toString(size(one.control)) END, passedOver: passedOver, order: CASE WHEN any(q IN one.into + one.onward WHERE q.e.timePrecision = 'day') THEN 'unproven' ELSE 'proven' END},
    trap: head(COLLECT { UNWIND [s] + [(s)-[held:HELD_BY]->(holder) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) | holder] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
