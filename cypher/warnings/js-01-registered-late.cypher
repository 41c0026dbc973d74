/**
 * @id          js-01-registered-late
 * @code        JS-01
 * @title       Upper-level indicator not registered in time
 * @title.zh    上级指标超期未接收登记
 * @bands       yellow over yellowDays, orange over orangeDays, red over redDays
 * @bands.zh    超过 yellowDays 天为黄，超过 orangeDays 天为橙，超过 redDays 天为红
 * @precision   high
 * @subject     Indicator recipientRegion
 * @reads       <CARRIES; <REGISTERED; <ABOUT
 * @needs       ISSUE REGISTER
 * @traps       T-JS4
 * @measure     days
 * @param       subjects   string[]     Lines to judge
 * @param       batch      integer      Data version
 * @param       asOf       instant      Last moment of the day D
 * @param       yellowDays integer = 7  Days after issue; own default
 * @param       orangeDays integer = 15 Days after issue; own default
 * @param       redDays    integer = 30 Days after issue; by analogy with the term of Budget Law, article 52
 * @param.zh    yellowDays 下达后的天数；自定默认值
 * @param.zh    orangeDays 下达后的天数；自定默认值
 * @param.zh    redDays    下达后的天数；比照预算法第五十二条的期限
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {number}: the line of {amount:fen} issued on {issuedAt:day} has not been registered by the receiver for {days} days.
 * @message.zh  {number} 于 {issuedAt:day} 下达的指标 {amount:fen}，接收方已 {days} 天未登记。
 * @why         Quota that is not registered cannot be distributed; the money stands still at the level above.
 * @why.zh      未登记的指标无法分解下达，资金停留在上一级。
 * @basis       A front end of provincial monitoring warns of unregistered documents; the days are own defaults. Budget Law 2018, article 52 (30 days, for provinces)
 * @basis.zh    某省监控系统对未登记的文件预警；天数为自定默认值。预算法（2018 年）第五十二条（三十日，约束省级）
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (d:Document)-[c:CARRIES]->(i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
  AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
WITH d, i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WITH d, i, iThen, coalesce(iThen.issuedAt, d.issuedAt) AS issuedAt
// A line that a government gives itself or its own offices comes from no upper level.
WHERE issuedAt <= $asOf AND iThen.region <> iThen.recipientRegion
WITH d, i, iThen, issuedAt, ($asOf - issuedAt) / 86400000 AS days,
     EXISTS { (i)<-[r:REGISTERED]-() WHERE r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) } AS isRegistered,
     EXISTS { (x:Record {kind: 'exemption'})-[a:ABOUT]->(i) WHERE x.value = 'T-JS4' AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) } AS isExempt
RETURN iThen.recipientRegion AS region, count(*) AS judged, collect(CASE WHEN NOT isRegistered AND days > $yellowDays THEN {
  subject: i.id, band: CASE WHEN days > $redDays THEN 'red' WHEN days > $orangeDays THEN 'orange' ELSE 'yellow' END,
  measured: days, limit: CASE WHEN days > $redDays THEN $redDays WHEN days > $orangeDays THEN $orangeDays ELSE $yellowDays END, amount: coalesce(iThen.amount, 0), nodes: [d.id, i.id], edges: [],
  facts: {number: d.number, amount: coalesce(iThen.amount, 0), issuedAt: issuedAt, days: days},
  trap: CASE WHEN isExempt THEN 'T-JS4' END} END) AS findings
ORDER BY region
