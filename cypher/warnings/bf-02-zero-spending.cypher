/**
 * @id          bf-02-zero-spending
 * @code        BF-02
 * @title       No payment after allocation
 * @title.zh    下达后长期零支出
 * @bands       yellow over yellowDays, orange over orangeDays, red over redDays; one band lower (blue at the least) for seasonal works and works stopped by litigation or a land stop
 * @bands.zh    超过 yellowDays 天为黄，超过 orangeDays 天为橙，超过 redDays 天为红；季节性工程及因诉讼、用地停工的降一档，最低为蓝
 * @precision   high
 * @subject     Indicator recipientRegion
 * @reads       ALLOCATED; <REGISTERED; FOR> <ABOUT; <ALLOCATED(carry-over)*6 (<ALLOCATED; <ABOUT; indicator~)
 * @needs       ALLOC PAY
 * @traps       T-BF2
 * @measure     days
 * @param       subjects   string[]      Lines to judge
 * @param       batch      integer       Data version
 * @param       asOf       instant       Last moment of the day D
 * @param       yellowDays integer = 90  Days since the line was given or its year began; own default
 * @param       orangeDays integer = 180 Days; retention test of public audit SQL (over six months)
 * @param       redDays    integer = 365 Days; own default
 * @param.zh    yellowDays 自指标下达之日或其预算年度开始之日起的天数；自定默认值
 * @param.zh    orangeDays 天数；公开的审计查询检查滞留的口径（超过六个月）
 * @param.zh    redDays    天数；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     Nothing has been paid on the line {number} of {quota:fen} in {days} days since {start:day}.
 * @message.zh  指标 {number}（{quota:fen}）自 {start:day} 起 {days} 天没有支付。
 * @why         Money that was given and not touched shows a project that does not begin, or one that does not exist.
 * @why.zh      资金下达后长期未动用，可能项目未开工或并不存在。
 * @basis       Retention test over six months of public audit SQL; 1.954 billion yuan idle in 84 of 158 counties (Audit Office 2017); 90 and 365 days are own defaults, reconstructed
 * @basis.zh    公开的审计查询对滞留超过六个月的检查；审计署 2017 年抽查 158 个县，84 个县闲置资金 19.54 亿元；90 天和 365 天为自定默认值，条件系复原
 * @engine      cypher
 * @version     3
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WHERE coalesce(iThen.executable, false) AND coalesce(iThen.issuedAt, 0) <= $asOf
// The days and the payments of a carried-over line are those of its chain (T-JS6).
WITH i, iThen, [i] + COLLECT { MATCH (i)<-[es:ALLOCATED*1..6]-(o:Indicator) WHERE all(e IN es WHERE e.kind = 'carry-over' AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)) RETURN DISTINCT o ORDER BY o.fiscalYear DESC, o.id } AS chain
WITH i, iThen, chain, last(chain) AS origin,
     COLLECT { MATCH ()-[r:REGISTERED]->(i) WHERE r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN r.amount } AS registered,
     COLLECT { MATCH (:Indicator)-[e:ALLOCATED {kind: 'adjustment'}]->(i) WHERE e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN e.amount } AS added,
     COLLECT { MATCH (i)-[e:ALLOCATED]->(:Indicator) WHERE e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN e.amount } AS taken
WITH i, iThen, chain, origin, head(COLLECT { MATCH (:Indicator)-[e:ALLOCATED]->(origin) WHERE e.kind IN ['distribution', 'reissue', 'pooling'] AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN e.at ORDER BY e.at LIMIT 1 }) AS given,
     datetime({year: origin.fiscalYear, timezone: 'Asia/Shanghai'}).epochMillis AS january,
     CASE WHEN registered = [] THEN coalesce(iThen.amount, 0) ELSE reduce(s = 0, a IN registered | s + a) END + reduce(s = 0, a IN added | s + a) - reduce(s = 0, a IN taken | s + a) AS quota,
     COLLECT { MATCH (i)-[f:FOR]->(j:Project) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN j ORDER BY j.id } AS projects
WITH i, iThen, chain, quota, projects, CASE WHEN coalesce(given, origin.issuedAt, january) > january THEN coalesce(given, origin.issuedAt) ELSE january END AS start
WHERE quota > 0 AND start <= $asOf
WITH i, iThen, chain, quota, projects, start,
     COLLECT { UNWIND chain + projects AS n MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(n) WHERE x.value IN ['T-BF1', 'T-BF2', 'T-BF4'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN x.value ORDER BY x.value } AS traps
// What bounced, was given back or booked to another line is no payment of this one; the first that stands answers the question.
WITH *, ($asOf - start) / 86400000 AS days
WITH *, days > $yellowDays AND NOT EXISTS {
  UNWIND chain AS o
  MATCH (x:Account)-[p:PAID {indicator: o.id}]->(y:Account)
  WHERE coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    AND p.amount > reduce(undone = 0, s IN COLLECT { MATCH (w:SettledPayment {payment: p.id}) MATCH (:Account)-[s:PAID {id: w.settledBy}]->(:Account) WHERE p.id IN s.settles AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) RETURN s } |
      undone + reduce(part = 0, k IN range(0, size(s.settles) - 1) | part + CASE WHEN s.settles[k] = p.id THEN s.settledAmounts[k] ELSE 0 END))
} AS isUnused
WITH *, head([t IN traps WHERE t <> 'T-BF2']) AS lowered, CASE WHEN days > $redDays THEN 0 WHEN days > $orangeDays THEN 1 ELSE 2 END AS level
RETURN iThen.recipientRegion AS region, count(*) AS judged, collect(CASE WHEN isUnused THEN {
  subject: i.id, band: ['red', 'orange', 'yellow', 'blue'][level + CASE WHEN lowered IS NULL THEN 0 ELSE 1 END], measured: days, limit: CASE WHEN days > $redDays THEN $redDays WHEN days > $orangeDays THEN $orangeDays ELSE $yellowDays END, amount: quota,
  nodes: [i.id] + [j IN projects | j.id], edges: [],
  facts: {number: coalesce(iThen.ownNumber, i.code, i.id), quota: quota, start: start, days: days, project: projects[0].name, status: projects[0].status, lowered: lowered},
  trap: CASE WHEN 'T-BF2' IN traps THEN 'T-BF2' END} END) AS findings
ORDER BY region
