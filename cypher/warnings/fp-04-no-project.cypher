/**
 * @id          fp-04-no-project
 * @code        FP-04
 * @title       Allocation without a project
 * @title.zh    分配未落实到项目
 * @bands       yellow over lateDays, orange over orangeDays
 * @bands.zh    超过 lateDays 天为黄，超过 orangeDays 天为橙
 * @precision   medium
 * @subject     Indicator
 * @reads       GIVEN_TO>; <ALLOCATED(carry-over)*8; FOR>; <FUNDED_BY; ALLOCATED; ALLOCATED> (FOR>; <FUNDED_BY); indicator~; <ABOUT; <CARRIES
 * @needs       ALLOC
 * @traps       T-FP5
 * @measure     days
 * @param       subjects   string[]       Lines to judge
 * @param       batch      integer        Data version
 * @param       asOf       instant        Last moment of the day D
 * @param       daysOff    instant[] = [] First moments of days that are no working days: a term that ends on one ends on the next working day
 * @param       lateDays   integer = 30   Days after the line was given; own default
 * @param       orangeDays integer = 60   Days after the line was given; own default
 * @param.zh    lateDays   指标下达后的天数；自定默认值
 * @param.zh    orangeDays 指标下达后的天数；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {number}: {amount:fen} given to {unit} on {givenAt:day} name no project after {days} days.
 * @message.zh  {number} 于 {givenAt:day} 下达{unit} {amount:fen}，满 {days} 天未落实到项目。
 * @why         Money without a project waits at an office and can be spent on anything.
 * @why.zh      没有落实项目的资金滞留在部门，去向难以约束。
 * @basis       Budget Law 2018, article 38 (earmarked transfers by region and project); a provincial front end tells stages of pending money; days are own defaults. The counter runs on where a line is carried over (T-JS6)
 * @basis.zh    预算法（2018 年）第三十八条（专项转移支付分地区、分项目编制）；某省监控系统按阶段列示待分资金；天数为自定默认值。指标结转的，天数连续计算（T-JS6）
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})-[g:GIVEN_TO]->(u:Unit)
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
WITH i, u, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
// The first line of the chain of years; a reissue starts anew.
WITH i, u, iThen, reduce(s = iThen.issuedAt, x IN COLLECT { MATCH (old:Indicator)((:Indicator)-[a:ALLOCATED WHERE a.kind = 'carry-over' AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)]->(:Indicator)){1,8}(i) RETURN old.issuedAt } | CASE WHEN x < s THEN x ELSE s END) AS givenAt,
     EXISTS { (i)-[f:FOR]->(pr:Project) WHERE coalesce(pr.placeholder, false) = false AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) } OR EXISTS { (:PayoutBatch)-[b:FUNDED_BY]->(i) WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) } AS hasUse
WHERE givenAt <= $asOf
CALL (i, hasUse) {
  MATCH (i)-[a:ALLOCATED]-(below:Indicator)
  WHERE NOT hasUse AND a.at <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  WITH a, below, startNode(a) = i AS isOut
  WITH a, below, isOut, isOut AND a.kind IN ['distribution', 'pooling', 'reissue'] AND (EXISTS { (below)-[f:FOR]->(pr:Project) WHERE coalesce(pr.placeholder, false) = false AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) } OR EXISTS { (:PayoutBatch)-[b:FUNDED_BY]->(below) WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) }) AS isUse
  RETURN sum(CASE WHEN isUse OR (isOut AND a.kind IN ['reduction', 'recall', 'adjustment', 'carry-over']) THEN -a.amount WHEN NOT isOut AND a.kind = 'adjustment' THEN a.amount ELSE 0 END) AS changes, collect(a.id) AS moves
}
WITH i, u, iThen, givenAt, hasUse, moves, coalesce(iThen.amount, 0) + changes AS open, ($asOf - givenAt) / 86400000 AS days,
     $lateDays + coalesce(head([k IN range(0, 15) WHERE NOT (givenAt + ($lateDays + k) * 86400000) IN $daysOff]), 0) AS lateDays,
     $orangeDays + coalesce(head([k IN range(0, 15) WHERE NOT (givenAt + ($orangeDays + k) * 86400000) IN $daysOff]), 0) AS orangeDays
// A batch may be named by the payments that fund it alone.
CALL (i, hasUse, open, days, lateDays) {
  MATCH (:Account)-[p:PAID {indicator: i.id}]->(:Account) USING INDEX SEEK p:PAID(indicator)
  WHERE NOT hasUse AND open > 0 AND days > lateDays AND p.batch IS NOT NULL AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN count(p) AS intoBatches
}
WITH i, u, iThen, givenAt, moves, open, days, lateDays, orangeDays, NOT hasUse AND intoBatches = 0 AND open > 0 AND days > lateDays AS isLate,
     COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(i) WHERE x.value IN ['T-FP5'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } AS exempt,
     COLLECT { MATCH (d:Document)-[c:CARRIES]->(i) WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN d ORDER BY d.id } AS documents
RETURN iThen.region AS region, count(*) AS judged, collect(CASE WHEN isLate THEN {
  subject: i.id, band: CASE WHEN days > orangeDays THEN 'orange' ELSE 'yellow' END, measured: days, limit: lateDays, amount: open,
  nodes: [d IN documents | d.id] + [i.id, u.id], edges: moves,
  facts: {number: coalesce(documents[0].number, iThen.ownNumber, i.id), amount: open, unit: coalesce(u.name, u.code, u.id), givenAt: givenAt, days: days},
  trap: head(exempt)} END) AS findings
ORDER BY region
