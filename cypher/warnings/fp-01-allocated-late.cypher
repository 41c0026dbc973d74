/**
 * @id          fp-01-allocated-late
 * @code        FP-01
 * @title       Not allocated within 30 days
 * @title.zh    收到指标超30日未分解下达
 * @bands       yellow from soonDays, orange over lateDays, red over redDays
 * @bands.zh    满 soonDays 天起为黄，超过 lateDays 天为橙，超过 redDays 天为红
 * @precision   high
 * @subject     Indicator recipientRegion
 * @reads       GIVEN_TO>; ALLOCATED; <ALLOCATED(carry-over)*8 <REGISTERED; indicator~; <ABOUT; <CARRIES
 * @needs       REGISTER ALLOC
 * @traps       T-FP1 T-FP5
 * @measure     days
 * @param       subjects  string[]       Lines to judge
 * @param       batch     integer        Data version
 * @param       asOf      instant        Last moment of the day D
 * @param       daysOff   instant[] = [] First moments of days that are no working days: a term that ends on one ends on the next working day
 * @param       soonDays  integer = 21   Days after registration from which on the term is near; own default
 * @param       lateDays  integer = 30   Term in days; Budget Law 2018, article 52, paragraph 3, binds provinces by its wording
 * @param       redDays   integer = 60   Days after registration; published examination answers on the same article
 * @param       smallest  fen = 100      Rest that counts, one yuan; own default
 * @param       unitsToo  boolean = false  Lines given to an office are judged as well; own default: no, FP-04 asks for their projects
 * @param.zh    soonDays 登记后满多少天起提示临近期限；自定默认值
 * @param.zh    lateDays 期限天数；预算法（2018 年）第五十二条第三款，条文约束的是省级
 * @param.zh    redDays  登记后的天数；已公布的同条考试解答
 * @param.zh    smallest 余额达到此数才计，默认一元；自定默认值
 * @param.zh    unitsToo 下达给部门的指标是否也判；自定默认值：不判，这些指标由 FP-04 查是否落实到项目
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {number}: of {quota:fen} registered on {registeredAt:day}, {rest:fen} were not passed on for {days} days.
 * @message.zh  {number} 于 {registeredAt:day} 登记 {quota:fen}，其中 {rest:fen} 满 {days} 天未分解下达。
 * @why         Money that is not passed on reaches nobody; everything below starts later.
 * @why.zh      指标不分解，资金到不了项目和群众。
 * @basis       Budget Law 2018, article 52; a provincial front end turns pending specials red after 30 days. Reconstructed: quota is what was issued and registered; a line of which the rest was passed on
 *              after the term is told as well
 * @basis.zh    预算法（2018 年）第五十二条；某省监控系统对待分专项超过 30 天标红。条件系复原：指标额按下达且登记的数计算；逾期之后才分解完的也列出
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
// Received by a government: from another one, or drawn from what it received (a pool, a line carried over).
WHERE coalesce(iThen.executable, false) = false AND ($unitsToo OR NOT EXISTS { (i)-[g:GIVEN_TO]->(:Unit) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) })
  AND (iThen.region <> iThen.recipientRegion OR EXISTS { (:Indicator)-[a:ALLOCATED]->(i) WHERE a.kind IN ['distribution', 'pooling', 'carry-over', 'reissue'] AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) })
CALL (i) {
  MATCH (i)<-[r:REGISTERED]-()
  WHERE r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
  RETURN sum(r.amount) AS registered, max(r.at) AS registeredAt, collect(r.id) AS registrations
}
CALL (i) {
  MATCH (i)-[a:ALLOCATED]-(other:Indicator)
  WHERE a.at <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  WITH a, other, startNode(a) = i AS isOut
  // What changes the line itself, and what it passes on: distributed less what came back from below. What is recalled from a line
  // of a later year is surplus of a closed year: it has to be reissued, and the reissue has a counter of its own.
  WITH a, other, CASE WHEN a.kind = 'adjustment' AND NOT isOut THEN a.amount WHEN isOut AND a.kind IN ['adjustment', 'reduction', 'recall', 'carry-over'] THEN -a.amount ELSE 0 END AS change,
       CASE WHEN isOut AND a.kind IN ['distribution', 'pooling', 'reissue'] THEN a.amount WHEN NOT isOut AND (a.kind = 'reduction' OR (a.kind = 'recall' AND coalesce(other.fiscalYear, i.fiscalYear) <= i.fiscalYear)) THEN -a.amount ELSE 0 END AS given
  RETURN collect({id: a.id, at: a.at, other: other.id, change: change, given: given}) AS moves
}
WITH i, iThen, registered, registeredAt, registrations, moves, coalesce(iThen.amount, registered) AS issued
WHERE size(registrations) > 0
// The counter runs on where the line was carried over from one of the year before.
CALL (i) {
  MATCH (first:Indicator)((:Indicator)-[a:ALLOCATED WHERE a.kind = 'carry-over' AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)]->(:Indicator)){1,8}(i)
  MATCH (first)<-[r:REGISTERED]-()
  WHERE r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
  RETURN min(r.at) AS earlier
}
CALL (i) {
  MATCH (:Account)-[p:PAID {indicator: i.id}]->(:Account)
  WHERE p.kind IN ['payment', 'transfer', 'cash', 'reclassification'] AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN sum(p.amount) AS used
}
WITH i, iThen, registeredAt, registrations, moves, used, issued, coalesce(earlier, registeredAt) AS since,
     CASE WHEN registered < issued THEN registered ELSE issued END AS base, registered - issued AS apart,
     reduce(s = 0, m IN moves | s + CASE WHEN m.at <= registeredAt THEN m.change ELSE 0 END) AS before
// A correction that the registered amount already contains is not taken off twice.
WITH i, iThen, registrations, moves, used, since, CASE WHEN before <> 0 AND apart = before THEN issued ELSE base END AS base
WITH i, iThen, registrations, moves, since, base - used AS open, base + reduce(s = 0, m IN moves | s + m.change) AS quota
CALL (moves, open, since) {
  UNWIND CASE WHEN size(moves) = 0 THEN [{at: since, change: 0, given: 0}] ELSE moves END AS m
  WITH m, open, since ORDER BY m.at, m.given DESC
  WITH collect(m) AS steps, open, since
  // Runs through the moves in order. What came back from below after everything was passed on has a counter of its own.
  RETURN reduce(s = {open: open, since: since, longest: 0, rest: 0}, m IN steps | {
    open: s.open + m.change - m.given,
    since: CASE WHEN s.open < $smallest AND s.open + m.change - m.given >= $smallest THEN m.at ELSE s.since END,
    longest: CASE WHEN s.open >= $smallest AND m.at - s.since > s.longest THEN m.at - s.since ELSE s.longest END,
    rest: CASE WHEN s.open >= $smallest AND m.at - s.since > s.longest THEN s.open ELSE s.rest END}) AS run
}
WITH i, iThen, registrations, moves, since, quota, run.open >= $smallest AS isOpen, CASE WHEN run.open >= $smallest THEN run.open ELSE run.rest END AS rest,
     CASE WHEN run.open >= $smallest THEN ($asOf - run.since) / 86400000 ELSE run.longest / 86400000 END AS days,
     // A term whose last day is no working day ends on the next one.
     $lateDays + coalesce(head([k IN range(0, 15) WHERE NOT (since + ($lateDays + k) * 86400000) IN $daysOff]), 0) AS lateDays,
     $redDays + coalesce(head([k IN range(0, 15) WHERE NOT (since + ($redDays + k) * 86400000) IN $daysOff]), 0) AS redDays
WITH i, iThen, registrations, moves, since, quota, isOpen, rest, days, lateDays, redDays,
     COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(i) WHERE x.value IN ['T-FP1', 'T-FP5'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } AS exempt,
     COLLECT { MATCH (d:Document)-[c:CARRIES]->(i) WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN d ORDER BY d.id } AS documents
RETURN iThen.recipientRegion AS region, count(*) AS judged, collect(CASE WHEN rest >= $smallest AND (days > lateDays OR (isOpen AND days >= $soonDays)) THEN {
  subject: i.id, band: CASE WHEN days > redDays THEN 'red' WHEN days > lateDays THEN 'orange' ELSE 'yellow' END, measured: days, limit: lateDays, amount: rest,
  nodes: [d IN documents | d.id] + [i.id] + [m IN moves | m.other], edges: registrations + [m IN moves | m.id],
  facts: {number: coalesce(documents[0].number, iThen.ownNumber, i.id), quota: quota, registeredAt: since, rest: rest, days: days},
  trap: CASE WHEN iThen.provisional = true THEN 'T-FP1' ELSE head(exempt) END} END) AS findings
ORDER BY region
