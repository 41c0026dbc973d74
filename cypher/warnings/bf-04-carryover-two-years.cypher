/**
 * @id          bf-04-carryover-two-years
 * @code        BF-04
 * @title       Carry-over unused past two budget years
 * @title.zh    结转满两年未使用应收回
 * @bands       blue from 1 January of the year after that of origin, red from the January after that; orange in place of red where works are stopped by litigation
 * @bands.zh    自资金来源年度的次年 1 月 1 日起为蓝，自第三年 1 月 1 日起为红；因诉讼停工的，红降为橙
 * @precision   high
 * @subject     Indicator recipientRegion
 * @reads       ALLOCATED; <REGISTERED; PART_OF_TOTAL; FOR> <ABOUT; indicator~; <ALLOCATED(carry-over,reissue)*6 <ABOUT
 * @needs       REGISTER ALLOC PAY
 * @traps       T-BF3
 * @measure     fen
 * @param       subjects  string[]    Lines to judge
 * @param       batch     integer     Data version
 * @param       asOf      instant     Last moment of the day D
 * @param       blueYears integer = 1 Years after that of origin from which an open rest is told; Budget Law 2018, article 42
 * @param       redYears  integer = 2 Years after that of origin from which it has to be recalled; Implementing Regulations 2020, article 50
 * @param       smallest  fen = 1     Rests below this are passed over; own default
 * @param.zh    blueYears 来源年度之后第几年起提示仍有余额；预算法（2018 年）第四十二条
 * @param.zh    redYears  来源年度之后第几年起应当收回；预算法实施条例（2020 年）第五十条
 * @param.zh    smallest  余额低于此数的不计；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {rest:fen} of money of {originYear} is still open on the line {number} of {year}.
 * @message.zh  {originYear} 年资金在 {year} 年指标 {number} 上仍有 {rest:fen} 未使用。
 * @why         What is not spent in two budget years is surplus and has to go back for other use.
 * @why.zh      结转两年仍未使用的资金应作为结余收回统筹使用。
 * @basis       Budget Law 2018, article 42 (carry-over of two years becomes surplus); Implementing Regulations 2020, article 50 (still unspent at the end of the next fiscal year); the blue band is an own default, reconstructed
 * @basis.zh    预算法（2018 年）第四十二条（连续两年未用完的结转资金作为结余资金管理）；预算法实施条例（2020 年）第五十条（连续两年未用完，指下一年度终了仍未用完）；蓝档为自定默认值，条件系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen, datetime({epochMillis: $asOf, timezone: 'Asia/Shanghai'}).year AS yearD
// The clock follows carry-overs and reissues, not the number of the newest line (T-JS6).
WITH i, iThen, yearD, [i] + COLLECT { MATCH (i)<-[es:ALLOCATED*1..6]-(o:Indicator) WHERE all(e IN es WHERE e.kind IN ['carry-over', 'reissue'] AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)) RETURN DISTINCT o ORDER BY o.fiscalYear DESC, o.id } AS chain
WITH i, iThen, yearD, chain, reduce(y = coalesce(iThen.originYear, i.fiscalYear), o IN chain | CASE WHEN coalesce(o.originYear, o.fiscalYear) < y THEN coalesce(o.originYear, o.fiscalYear) ELSE y END) AS originYear
// An advance and the line that contains it share their money: neither is judged alone.
WHERE i.fiscalYear <= yearD AND yearD >= originYear + $blueYears AND NOT EXISTS { (i)-[w:PART_OF_TOTAL {included: 'yes'}]-(:Indicator) WHERE w.addedIn <= $batch AND (w.retiredIn IS NULL OR w.retiredIn > $batch) }
WITH i, iThen, yearD, chain, originYear,
     COLLECT { MATCH ()-[r:REGISTERED]->(i) WHERE r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN r.amount } AS registered,
     // What was recalled from below has gone the way the law asks for and is not counted again where it arrived.
     COLLECT { MATCH (:Indicator)-[e:ALLOCATED]->(i) WHERE e.kind IN ['adjustment', 'reduction'] AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN e.amount } AS added,
     COLLECT { MATCH (i)-[e:ALLOCATED]->(:Indicator) WHERE e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN e } AS taken
WITH i, iThen, yearD, chain, originYear, taken, CASE WHEN registered = [] THEN coalesce(iThen.amount, 0) ELSE reduce(s = 0, a IN registered | s + a) END + reduce(s = 0, a IN added | s + a) - reduce(s = 0, e IN taken | s + e.amount) AS unsplit,
     COLLECT { MATCH (i)-[f:FOR]->(j:Project) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN j } AS projects
WITH i, iThen, yearD, chain, originYear, taken, unsplit,
     COLLECT { UNWIND chain + projects AS n MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(n) WHERE x.value IN ['T-BF3', 'T-BF4'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN x.value } AS traps
// A December voucher that clears in January counts by the voucher (T-BF7).
OPTIONAL MATCH (x:Account)-[p:PAID {indicator: i.id}]->(y:Account)
WHERE coalesce(p.state, 'paid') = 'paid' AND coalesce(p.voucherDate, p.at) <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
OPTIONAL MATCH (w:SettledPayment {payment: p.id})
OPTIONAL MATCH (:Account)-[s:PAID {id: w.settledBy}]->(:Account)
WHERE p.id IN s.settles AND (s.kind = 'reclassification' OR coalesce(s.restoresQuota, true)) AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH i, iThen, yearD, chain, originYear, taken, unsplit, traps, p, sum(reduce(r = 0, k IN range(0, size(coalesce(s.settles, [])) - 1) | r + CASE WHEN s.settles[k] = p.id THEN s.settledAmounts[k] ELSE 0 END)) AS undone
ORDER BY p.at, p.id
// The second leg out of an account on which the line's money was put is not spent twice.
WITH i, iThen, yearD, chain, originYear, taken, unsplit, traps, collect(p.id) AS payments, sum(CASE WHEN coalesce(p.mode, '') <> 'special-account' THEN p.amount - undone ELSE 0 END) AS first, sum(CASE WHEN p.mode = 'special-account' THEN p.amount - undone ELSE 0 END) AS second
WITH *, unsplit - CASE WHEN first > second THEN first ELSE second END AS rest
RETURN iThen.recipientRegion AS region, count(*) AS judged, collect(CASE WHEN rest >= $smallest THEN {
  subject: i.id, band: CASE WHEN yearD < originYear + $redYears THEN 'blue' WHEN 'T-BF4' IN traps THEN 'orange' ELSE 'red' END, measured: rest, limit: 0, amount: rest,
  nodes: [o IN chain | o.id], edges: [e IN taken | e.id] + payments[..20],
  facts: {number: coalesce(iThen.ownNumber, i.code, i.id), year: i.fiscalYear, originYear: originYear, rest: rest, lowered: CASE WHEN 'T-BF4' IN traps AND yearD >= originYear + $redYears THEN 'T-BF4' END},
  trap: CASE WHEN 'T-BF3' IN traps THEN 'T-BF3' END} END) AS findings
ORDER BY region
