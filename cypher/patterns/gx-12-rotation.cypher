/**
 * @id         gx-12-rotation
 * @code       GX-12
 * @title      The same bidders win in turns
 * @title.zh   轮流中标
 * @bands      orange
 * @bands.zh   橙
 * @precision  low
 * @subject    Unit
 * @reads      <ISSUED_BY (<BID; ABOUT> <FOR; <ABOUT); <ABOUT
 * @needs      TENDER
 * @traps      T-GX4
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      firmsMost integer = 5 Bidders of a ring at most; own default
 * @param      tenders integer = 4 Tenders in which they bid together at least; own default
 * @param      windowDays integer = 730 Days from the first of these tenders to the last at most, 24 months; own default
 * @param      topMost number = 0.6 Share of tenders that one of them wins at most; own default
 * @param      outsidersMost number = 0.25 Share of tenders with a bidder from outside at most; own default
 * @param.zh   firmsMost     同场投标最多几家；自定默认值
 * @param.zh   tenders       至少同场投标几次；自定默认值
 * @param.zh   windowDays    上述招标首次至末次最多相隔的天数，即 24 个月；自定默认值
 * @param.zh   topMost       其中一家最多中标的比例；自定默认值
 * @param.zh   outsidersMost 有其他投标人的招标最多占的比例；自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {firms} bidders met in {tenders} tenders of {unit} from {since:day} on and won all of them, none more than {top:share}; others bid in {outside}.
 * @message.zh {since:day} 起 {firms} 家在 {unit} 的 {tenders} 次招标中同场投标并全部中标，单家最多占 {top:share}，有其他投标人的 {outside} 次。
 * @why        Who takes turns has agreed on prices.
 * @why.zh     轮流中标意味着投标人事先串通。
 * @basis      OECD guidelines against bid rigging; World Bank red flags (apparent rotation); all numbers own defaults; reconstructed. Rings of one buyer; not those of a county and category. Counted are tenders with a winner in which all of the ring bid and did not withdraw; of all runs of such tenders the longest, then the latest, is told. The moment of a tender is its deadline, else its award, else its notice. At least one of them is about a project with tagged money.
 * @basis.zh   经合组织反围标指引；世界银行采购警示信号（轮流中标）；各数均为自定默认值；条件系复原。按同一采购人判断，不按县和类别判断。只计有中标人、且各家均投标未撤回的招标；符合的连续招标取最长的，其次取最近的。招标的时点为投标截止日，没有的为中标日，再没有的为公告日。其中至少一次涉及使用带标识资金的项目
 * @engine     cypher
 * @version    2
 */
UNWIND $subjects AS id
MATCH (s:Unit {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE EXISTS { MATCH (t:Tender)-[i:ISSUED_BY]->(s) WHERE t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) }
CALL (s, sThen) {
  MATCH (e:Enterprise)-[b:BID]->(t:Tender)-[i:ISSUED_BY]->(s)
  WHERE coalesce(t.deadlineAt, t.awardedAt, t.noticeAt) <= $asOf AND coalesce(b.withdrawn, false) = false AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) AND t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
  WITH s, sThen, t, e, b ORDER BY e.id
  WITH s, sThen, t, coalesce(t.deadlineAt, t.awardedAt, t.noticeAt) AS at, collect(e.id) AS bidders, collect(CASE WHEN b.won THEN e.id END) AS winners, sum(CASE WHEN b.won THEN b.amount ELSE 0 END) AS amount
  WHERE size(winners) > 0
  WITH s, sThen, t, at, bidders, winners, amount,
    EXISTS { MATCH (t)-[a:ABOUT]->(j:Project) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) AND EXISTS { MATCH (line:Indicator)-[fund:FOR]->(j) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } } AS tagged ORDER BY at, t.id
  WITH s, sThen, collect({t: t.id, at: at, bidders: bidders, winners: winners, amount: amount, tagged: tagged}) AS held
  // A ring bid alone at least once, since others bid in few of its tenders.
  UNWIND held AS one
  WITH DISTINCT s, sThen, held, one.bidders AS ring
  WHERE size(ring) >= 2 AND size(ring) <= $firmsMost
  WITH s, sThen, ring, [x IN held WHERE all(f IN ring WHERE f IN x.bidders)] AS together
  WHERE size(together) >= $tenders
  UNWIND range(0, size(together) - 1) AS since
  UNWIND range(since + $tenders - 1, size(together) - 1) AS until
  WITH s, sThen, ring, together[until].at AS final, [x IN together WHERE x.at >= together[since].at AND x.at <= together[until].at] AS near
  WHERE last(near).at - head(near).at <= $windowDays * 86400000 AND any(x IN near WHERE x.tagged) AND all(x IN near WHERE all(f IN x.winners WHERE f IN ring))
  WITH s, sThen, ring, final, near, [f IN ring | size([x IN near WHERE f IN x.winners])] AS wins, size([x IN near WHERE size(x.bidders) > size(ring)]) AS outside
  WITH s, sThen, ring, final, near, outside, reduce(most = 0, w IN wins | CASE WHEN w > most THEN w ELSE most END) AS top, all(w IN wins WHERE w > 0) AS shared
  WHERE shared AND top <= $topMost * size(near) AND outside <= $outsidersMost * size(near)
  WITH s, sThen, ring, near, outside, top, final ORDER BY size(near) DESC, final DESC
  WITH s, sThen, ring, head(collect({near: near, outside: outside, top: top})) AS one
  RETURN collect({subject: s.id, key: ring, band: 'orange', measured: toFloat(one.top) / size(one.near), limit: $topMost, amount: reduce(sum = 0, x IN one.near | sum + x.amount),
    nodes: [s.id] + ring + [x IN one.near | x.t], edges: COLLECT { UNWIND one.near AS x MATCH (f:Enterprise)-[b:BID]->(t:Tender {id: x.t}) USING INDEX SEEK t:Tender(id) WHERE f.id IN ring AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b.id },
    facts: {firms: size(ring), tenders: size(one.near), unit: coalesce(sThen.name, s.id), since: head(one.near).at, top: toFloat(one.top) / size(one.near), outside: one.outside},
    trap: head(COLLECT { UNWIND [s.id] + [y IN one.near | y.t] AS id MATCH (thing:Entity {id: id})<-[about:ABOUT]-(waiver:Record {kind: 'exemption'}) USING INDEX SEEK thing:Entity(id) WHERE waiver.value IN ['T-GX4'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
