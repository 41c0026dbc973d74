/**
 * @id         gx-13-cover-bids
 * @code       GX-13
 * @title      Prices and bids follow a pattern
 * @title.zh   陪标与报价规律
 * @bands      red three signals, orange two, yellow one
 * @bands.zh   三个信号为红，两个为橙，一个为黄
 * @precision  low
 * @subject    Tender
 * @reads      ABOUT> (<FOR; <ABOUT); <BID; <ABOUT; ISSUED_BY> (<ABOUT; <ISSUED_BY <BID)
 * @needs      TENDER
 * @traps      T-GX4
 * @measure    count
 * @unit       signal, signals
 * @unit.zh    个信号
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      gapBelow number = 0.01 Difference of the two lowest bids below this; World Bank red flags
 * @param      steps number[] = [0.01,0.03,0.1] Equal steps from bid to bid; World Bank red flags
 * @param      stepWithin number = 0.0002 Difference at which a step is one of these; own default
 * @param      budgetLeast number = 0.97 Share of the budget from which the winner is near it; audit methods
 * @param      population integer = 20 Tenders or bidders of the buyer from which quartiles are formed; cardinal asks for 2 to 20
 * @param      besideLeast number = 0.8 Share of the bids of a loser beside one winner; own default
 * @param      openMethods string[] = ["公开招标"] Methods open to all; Law on Tendering
 * @param.zh   gapBelow    最低两个报价之差低于此比例；世界银行采购警示信号
 * @param.zh   steps       报价之间的等差；世界银行采购警示信号
 * @param.zh   stepWithin  差额在此以内视为上述等差之一；自定默认值
 * @param.zh   budgetLeast 中标价达到预算的此比例视为贴近预算；审计方法
 * @param.zh   population  采购人的招标或投标人达到此数才计算四分位数；Cardinal 要求 2 至 20
 * @param.zh   besideLeast 落标人与同一中标人同场投标的比例；自定默认值
 * @param.zh   openMethods 面向所有投标人的采购方式；招标投标法
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {tender}: {signals} signals in {bids} bids: {which:word}.
 * @message.zh {tender}：{bids} 份报价中有 {signals} 个信号：{which:word}。
 * @why        Bids that only accompany another leave a pattern in prices.
 * @why.zh     陪标会在报价中留下规律。
 * @basis      Cardinal (R018, R024, R025, R028, R035); World Bank red flags; Regulations on Tendering, article 40(4); own defaults; reconstructed. Quartiles are those of the buyer.
 * @basis.zh   Cardinal 指标（R018、R024、R025、R028、R035）；世界银行采购警示信号；招标投标法实施条例第四十条第四项；自定默认值；条件系复原。四分位数按该采购人的招标计算
 * @engine     cypher
 * @version    2
 */
UNWIND $subjects AS id
MATCH (s:Tender {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
// Judged are tenders about a project with tagged money, once the bids are in.
WITH s, sThen, coalesce(sThen.deadlineAt, sThen.awardedAt, sThen.noticeAt) AS at
WHERE at <= $asOf AND EXISTS { MATCH (s)-[t:ABOUT]->(j:Project) WHERE t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND EXISTS { MATCH (line:Indicator)-[fund:FOR]->(j) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } } AND EXISTS { MATCH (:Enterprise)-[b:BID]->(s) WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) }
CALL (s, sThen) {
  MATCH (e:Enterprise)-[b:BID]->(s)
  WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch)
  WITH s, sThen, e, b ORDER BY b.amount, e.id
  WITH s, sThen, collect({e: e, b: b}) AS offers, collect(CASE WHEN coalesce(b.disqualified, false) OR coalesce(b.withdrawn, false) OR b.amount IS NULL THEN null ELSE b.amount END) AS prices,
    head(collect(CASE WHEN b.won THEN e END)) AS winner, head(collect(CASE WHEN b.won THEN b.amount END)) AS award, size([x IN collect(b) WHERE x.disqualified = true]) AS out
  WITH s, sThen, offers, prices, winner, award, out, [k IN range(1, size(prices) - 1) WHERE prices[k - 1] > 0 | toFloat(prices[k] - prices[k - 1]) / prices[k - 1]] AS gaps
  // The market of the buyer: gaps of its other tenders, and of each bidder how often it bids and wins.
  CALL (s) {
    MATCH (s)-[i:ISSUED_BY]->(u)<-[k:ISSUED_BY]-(t:Tender)
    WHERE coalesce(t.deadlineAt, t.awardedAt, t.noticeAt) <= $asOf AND t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch)
    WITH t, COLLECT { MATCH (:Enterprise)-[b:BID]->(t) WHERE b.amount > 0 AND NOT coalesce(b.disqualified, false) AND NOT coalesce(b.withdrawn, false) AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b.amount AS amount ORDER BY amount LIMIT 2 } AS two
    WITH CASE WHEN size(two) = 2 THEN toFloat(two[1] - two[0]) / two[0] END AS gap
    RETURN count(gap) AS many, percentileCont(gap, 0.25) AS q1, percentileCont(gap, 0.75) AS q3
  }
  CALL (s) {
    MATCH (s)-[i:ISSUED_BY]->(u)<-[k:ISSUED_BY]-(t:Tender)<-[b:BID]-(e:Enterprise)
    WHERE coalesce(t.deadlineAt, t.awardedAt, t.noticeAt) <= $asOf AND t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch)
    WITH e, count(*) AS bids, avg(CASE WHEN b.won THEN 1.0 ELSE 0.0 END) AS ratio
    RETURN count(e) AS firms, percentileCont(toFloat(bids), 0.75) AS often, percentileCont(ratio, 0.25) - 1.5 * (percentileCont(ratio, 0.75) - percentileCont(ratio, 0.25)) AS rarely
  }
  CALL (s, winner, firms, often, rarely) {
    MATCH (e:Enterprise)-[own:BID]->(s)
    WHERE firms >= $population AND e <> winner AND own.addedIn <= $batch AND (own.retiredIn IS NULL OR own.retiredIn > $batch)
    MATCH (e)-[b:BID]->(t:Tender)-[i:ISSUED_BY]->()<-[k:ISSUED_BY]-(s)
    WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch)
    WITH e, often, rarely, count(t) AS bids, avg(CASE WHEN b.won THEN 1.0 ELSE 0.0 END) AS ratio, avg(CASE WHEN EXISTS { MATCH (winner)-[w:BID]->(t) WHERE w.won AND w.addedIn <= $batch AND (w.retiredIn IS NULL OR w.retiredIn > $batch) } THEN 1.0 ELSE 0.0 END) AS beside
    WHERE bids >= often AND ratio <= rarely AND beside >= $besideLeast
    RETURN count(e) AS companions
  }
  WITH s, sThen, offers, winner, award, [x IN [
    CASE WHEN companions > 0 THEN 'companion bids' END,
    CASE WHEN size(gaps) > 0 AND gaps[0] > 0 AND (gaps[0] < $gapBelow OR (many >= $population AND gaps[0] <= q1 - 1.5 * (q3 - q1))
      OR (size(gaps) >= 2 AND any(step IN $steps WHERE all(g IN gaps WHERE abs(g - step) <= $stepWithin)))) THEN 'close offers' END,
    CASE WHEN any(g IN gaps WHERE g = 0) THEN 'identical offers' END,
    CASE WHEN award >= $budgetLeast * sThen.budget THEN 'near the budget' END,
    CASE WHEN out > 0 AND out = size(offers) - 1 THEN 'others ruled out' END,
    CASE WHEN size(offers) = 1 AND sThen.method IN $openMethods THEN 'single offer' END] WHERE x IS NOT NULL] AS signals
  WHERE size(signals) > 0
  RETURN collect({subject: s.id, band: CASE WHEN size(signals) >= 3 THEN 'red' WHEN size(signals) = 2 THEN 'orange' ELSE 'yellow' END, measured: size(signals), limit: 1, amount: coalesce(award, s.budget, 0),
    nodes: [s.id] + [x IN offers | x.e.id], edges: [x IN offers | x.b.id],
    facts: {tender: coalesce(s.name, s.code, s.id), signals: size(signals), bids: size(offers), which: reduce(text = '', x IN signals | text + CASE WHEN text = '' THEN '' ELSE ', ' END + x)},
    trap: head(COLLECT { UNWIND [s] + [(s)-[t:ABOUT]->(j:Project) WHERE t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) | j] + [(s)-[i:ISSUED_BY]->(u) WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) | u] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX4'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
