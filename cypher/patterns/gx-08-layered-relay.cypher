/**
 * @id         gx-08-layered-relay
 * @code       GX-08
 * @title      Money runs through layers of accounts
 * @title.zh   分层接力
 * @bands      red where enterprises of different layers share a person or contact; orange else
 * @precision  medium
 * @subject    Account
 * @needs      FLOW ACCOUNT ENTERPRISE
 * @traps      T-GX1
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      kinds string[] = ["enterprise","merchant","village-collective","person","household","wages","unknown"] Kinds of account that are judged: payees, no hubs; own default
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] Kinds of account that never stand inside a path; conventions of the rules
 * @param      busy integer = 5000 An account with more payments than this is a market and no middleman, and is not walked through; own default
 * @param      layerLeast integer = 2 Accounts in each layer at least; simulated stack
 * @param      densityLeast number = 0.8 Share of the possible payments between neighbouring layers that were made; own default
 * @param      windowDays integer = 30 Days of each layer, and from the anchor to the first payment; own default
 * @param      keptLeast number = 0.8 Share of the money that reaches the third layer; own default
 * @param      youngDays integer = 365 Age below which the middle is no standing supplier; rules, traps of the pattern
 * @param      crowd integer = 20 A contact of more users than this, such as a registration service, joins nobody; own default
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {first} accounts paid {entered:fen} to {middle} accounts and these {left:fen} ({share:share}) to {third} accounts, within {days} days a layer from {since:day} on; shared control: {control}.
 * @message.zh {since:day} 起 {first} 个账户向 {middle} 个账户转 {entered:fen}，后者再向 {third} 个账户转 {left:fen}（{share:share}），每层 {days} 天内；共同控制：{control}。
 * @why        Every layer makes it harder to see who got the public money in the end.
 * @why.zh     层层转手使公共资金的最终去向难以查清。
 * @basis      Bipartite and stack of AMLSim and AMLworld; 80% and 30 days own defaults; reconstructed. Each account of the outer layers has payments with 80% of the middle, which gives the density.
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE sThen.kind IN $kinds AND EXISTS { MATCH (s)<-[p:PAID]-(:Account) WHERE p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (s) {
  // Middle accounts: paid by this one and another, and paying on.
  MATCH (s)-[e:PAID]->(m:Account)
  WHERE NOT m.kind IN $hubs AND m <> s AND COUNT { (m)-[:PAID]-() } <= $busy AND e.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(e.ambiguousWith, [])) = 0 AND coalesce(e.state, 'paid') = 'paid' AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
    AND EXISTS { MATCH (m)<-[g:PAID]-(x:Account) WHERE x <> s AND NOT x.kind IN $hubs AND abs(g.at - e.at) <= $windowDays * 86400000 }
    AND EXISTS { MATCH (m)-[g:PAID]->(:Account) WHERE g.at >= e.at AND g.at <= e.at + 2 * $windowDays * 86400000 }
  WITH s, m, e ORDER BY e.at, e.id
  WITH s, collect({m: m, e: e}) AS paid
  UNWIND paid AS first
  WITH s, first.e AS first, COLLECT { UNWIND paid AS y WITH y WHERE y.e.at >= first.e.at AND y.e.at <= first.e.at + $windowDays * 86400000 RETURN DISTINCT y.m AS m ORDER BY m.id } AS middle
  WHERE size(middle) >= $layerLeast
  CALL (first, middle) {
    UNWIND middle AS m MATCH (m)<-[g:PAID]-(x:Account)
    WHERE NOT x.kind IN $hubs AND NOT x IN middle AND abs(g.at - first.at) <= $windowDays * 86400000 AND g.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
    WITH middle, x, collect(g) AS into, count(DISTINCT m) AS many ORDER BY x.id
    WHERE many >= $densityLeast * size(middle)
    RETURN collect(x) AS upper, reduce(flat = [], list IN collect(into) | flat + list) AS into
  }
  WITH s, first, middle, upper, into WHERE size(upper) >= $layerLeast
  WITH s, first, middle, upper, into, reduce(t = first.at, g IN into | CASE WHEN g.at < t THEN g.at ELSE t END) AS since, reduce(t = first.at, g IN into | CASE WHEN g.at > t THEN g.at ELSE t END) AS until
  WHERE until - since <= $windowDays * 86400000
  CALL (middle, upper, into, until) {
    UNWIND middle AS m
    WITH m, middle, upper, until, reduce(t = until, g IN into | CASE WHEN endNode(g) = m AND g.at < t THEN g.at ELSE t END) AS reached
    MATCH (m)-[g:PAID]->(x:Account)
    WHERE NOT x.kind IN $hubs AND NOT x IN middle AND NOT x IN upper AND g.at >= reached AND g.at <= until + $windowDays * 86400000 AND g.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
    WITH middle, x, collect(g) AS onward, count(DISTINCT m) AS many ORDER BY x.id
    WHERE many >= $densityLeast * size(middle)
    RETURN collect(x) AS lower, reduce(flat = [], list IN collect(onward) | flat + list) AS onward
  }
  WITH s, middle, upper, lower, into, onward, since, reduce(sum = 0, g IN into | sum + g.amount) AS entered, reduce(sum = 0, g IN onward | sum + g.amount) AS left,
    [g IN onward | g.at] AS times WHERE size(lower) >= $layerLeast AND left >= $keptLeast * entered
    AND reduce(t = head(times), x IN times | CASE WHEN x > t THEN x ELSE t END) - reduce(t = head(times), x IN times | CASE WHEN x < t THEN x ELSE t END) <= $windowDays * 86400000
  WITH s, middle, upper, lower, into, onward, since, entered, left,
    all(m IN middle WHERE m.openedAt > since - $youngDays * 86400000 OR EXISTS { MATCH (m)-[:HELD_BY]->(n:Enterprise) WHERE n.establishedAt > since - $youngDays * 86400000 }) AS young,
    // Persons and contacts that enterprises of two layers, or two of the middle, have in common.
    COLLECT {
      UNWIND [[1, upper], [2, middle], [3, lower]] AS layer
      UNWIND layer[1] AS one
      MATCH (one)-[:HELD_BY]->(n:Enterprise)-[link:USES|LEGAL_REP_OF|SHAREHOLDER_OF]-(c:Contact|Person)
      WHERE coalesce(link.from, 0) <= since AND coalesce(link.to, 9000000000000000) >= since AND link.addedIn <= $batch AND (link.retiredIn IS NULL OR link.retiredIn > $batch) AND COUNT { (c)<-[:USES]-() } <= $crowd
      WITH c, collect(DISTINCT layer[0]) AS layers, count(DISTINCT n) AS firms, count(DISTINCT CASE WHEN layer[0] = 2 THEN n END) AS inner
      WHERE firms >= 2 AND (size(layers) >= 2 OR inner >= 2)
      RETURN {id: c.id, across: size(layers) >= 2} ORDER BY c.id
    } AS control
  WHERE young OR size(control) > 0
  MATCH (s)<-[p:PAID]-(:Account)
  WHERE p.at <= since AND p.at >= since - $windowDays * 86400000 AND p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR EXISTS { MATCH (:PayoutBatch {id: p.batch})-[:FUNDED_BY]->(line:Indicator) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL }) AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH s, middle, upper, lower, into, onward, since, entered, left, control, p ORDER BY since, p.at DESC, p.id
  // One finding for one middle.
  WITH s, [m IN middle | m.id] AS key, head(collect({upper: upper, lower: lower, into: into, onward: onward, since: since, entered: entered, left: left, control: control, p: p})) AS one
  RETURN collect({subject: s.id, key: key, band: CASE WHEN any(c IN one.control WHERE c.across) THEN 'red' ELSE 'orange' END, measured: toFloat(one.left) / one.entered, limit: $keptLeast, amount: one.p.amount,
    nodes: [s.id] + key + [x IN one.upper + one.lower | x.id] + [c IN one.control | c.id], edges: [one.p.id] + [g IN one.into + one.onward | g.id], facts: {first: size(one.upper), middle: size(key), third: size(one.lower), entered: one.entered, left: one.left, share: toFloat(one.left) / one.entered, since: one.since, days: $windowDays,
      control: CASE WHEN size(one.control) = 0 THEN 'none' ELSE toString(size(one.control)) END},
    trap: head(COLLECT { UNWIND [s] + [(s)-[:HELD_BY]->(h) | h] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
