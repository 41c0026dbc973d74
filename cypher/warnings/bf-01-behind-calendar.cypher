/**
 * @id          bf-01-behind-calendar
 * @code        BF-01
 * @title       Spending behind calendar progress
 * @title.zh    支出进度落后序时
 * @bands       yellow over yellowPoints, orange over orangePoints, red over redPoints behind; one band lower (blue at the least) for seasonal works
 * @bands.zh    落后超过 yellowPoints 个百分点为黄，超过 orangePoints 为橙，超过 redPoints 为红；季节性工程降一档，最低为蓝
 * @precision   medium
 * @subject     Unit
 * @reads       <GIVEN_TO (ALLOCATED; <REGISTERED; PART_OF_TOTAL>; FOR> <ABOUT; <ABOUT; indicator~); <ABOUT
 * @needs       ALLOC PAY
 * @traps       T-BF2 T-BF5
 * @measure     share
 * @param       subjects     string[]     Units to judge
 * @param       batch        integer      Data version
 * @param       asOf         instant      Last moment of the day D
 * @param       yellowPoints integer = 10 {0..100} Percentage points behind completed months / 12; own default
 * @param       orangePoints integer = 20 {0..100} Percentage points behind; own default
 * @param       redPoints    integer = 30 {0..100} Percentage points behind; own default
 * @param       youngDays    integer = 60 Lines younger than this are left out (T-BF6); own default
 * @param       years        integer = 1  {1..20} Fiscal years judged, the last of them that of D; own default
 * @param.zh    yellowPoints 比序时进度（已过整月数 ÷ 12）落后的百分点；自定默认值
 * @param.zh    orangePoints 落后的百分点；自定默认值
 * @param.zh    redPoints    落后的百分点；自定默认值
 * @param.zh    youngDays    下达不满此天数的指标不计（T-BF6）；自定默认值
 * @param.zh    years        判几个预算年度，最后一个为基准日所在年度；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the units
 * @message     {unit}, {fund} of {year}: {used:fen} of {quota:fen} paid after {months} months, {behind:share} behind the calendar.
 * @message.zh  {unit} {year} 年“{fund}”：{months} 个月已支付 {used:fen}，指标 {quota:fen}，落后序时 {behind:share}。
 * @why         Money that is not spent in step with the year is left over or rushed out at its end.
 * @why.zh      支出落后于序时进度，年末容易形成结转或突击支出。
 * @basis       Progress against the calendar as published by governments (42.02% at the end of April is 8.68 points ahead, www.zhangye.gov.cn); the margins are own defaults, reconstructed
 * @basis.zh    序时进度参照政府公开的口径（4 月底支出 42.02%，快于序时 8.68 个百分点，www.zhangye.gov.cn）；各档差距为自定默认值，条件系复原
 * @engine      cypher
 * @version     3
 */
UNWIND $subjects AS id
MATCH (i:Indicator)-[g:GIVEN_TO]->(u:Unit {id: id})
WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
WITH u, i, datetime({epochMillis: $asOf, timezone: 'Asia/Shanghai'}).year AS yearD, datetime({epochMillis: $asOf + 1, timezone: 'Asia/Shanghai'}) AS next
WHERE i.fiscalYear > yearD - $years AND i.fiscalYear <= yearD
WITH u, i, next, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen,
     CASE WHEN u.changedIn > $batch THEN head(COLLECT { MATCH (u)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE u END AS uThen
WHERE coalesce(iThen.executable, false)
WITH u, uThen, i, iThen, CASE WHEN next.year > i.fiscalYear THEN 12 ELSE next.month - 1 END AS months,
     COLLECT { MATCH (:Indicator)-[e:ALLOCATED]->(i) WHERE e.kind IN ['distribution', 'reissue', 'pooling', 'carry-over'] AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN {at: e.at, kind: e.kind} ORDER BY e.at } AS received,
     COLLECT { MATCH ()-[r:REGISTERED]->(i) WHERE r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) RETURN r.amount } AS registered,
     COLLECT { MATCH (:Indicator)-[e:ALLOCATED {kind: 'adjustment'}]->(i) WHERE e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN e.amount } AS added,
     COLLECT { MATCH (i)-[e:ALLOCATED]->(:Indicator) WHERE e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN e.amount } AS taken,
     // An advance that the later line contains counts once: its payments here, its quota there.
     EXISTS { (i)-[w:PART_OF_TOTAL {included: 'yes'}]->(:Indicator) WHERE w.addedIn <= $batch AND (w.retiredIn IS NULL OR w.retiredIn > $batch) } AS isContained,
     [i, u] + COLLECT { MATCH (i)-[f:FOR]->(j:Project) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN j } AS about
// Younger than the limit: left out. Day counters run on through a carry-over.
WITH u, uThen, i, iThen, months, about, registered, added, taken, isContained, any(e IN received WHERE e.kind = 'carry-over') AS isCarried,
     coalesce(received[0].at, iThen.issuedAt, 0) AS given, datetime({year: i.fiscalYear, timezone: 'Asia/Shanghai'}).epochMillis AS january
WHERE isCarried OR ($asOf - CASE WHEN given > january THEN given ELSE january END) / 86400000 >= $youngDays
WITH u, uThen, i, iThen, months,
     CASE WHEN isContained THEN 0 ELSE CASE WHEN registered = [] THEN coalesce(iThen.amount, 0) ELSE reduce(s = 0, a IN registered | s + a) END
       + reduce(s = 0, a IN added | s + a) - reduce(s = 0, a IN taken | s + a) END AS quota,
     COLLECT { UNWIND about AS n MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(n) WHERE x.value IN ['T-BF1', 'T-BF2', 'T-BF5'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN x.value } AS traps
// Paid on the line: by the date of the voucher, less what restored its quota or was booked to another line.
OPTIONAL MATCH (x:Account)-[p:PAID {indicator: i.id}]->(y:Account)
WHERE coalesce(p.state, 'paid') = 'paid' AND coalesce(p.voucherDate, p.at) <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
OPTIONAL MATCH (w:SettledPayment {payment: p.id})
OPTIONAL MATCH (:Account)-[s:PAID {id: w.settledBy}]->(:Account)
WHERE p.id IN s.settles AND (s.kind = 'reclassification' OR coalesce(s.restoresQuota, true)) AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH u, uThen, i, iThen, months, quota, traps, p, sum(reduce(r = 0, k IN range(0, size(coalesce(s.settles, [])) - 1) | r + CASE WHEN s.settles[k] = p.id THEN s.settledAmounts[k] ELSE 0 END)) AS undone
// The second leg out of an account on which the line's money was put is not spent twice.
WITH u, uThen, i, iThen, months, quota, traps, sum(CASE WHEN coalesce(p.mode, '') <> 'special-account' THEN p.amount - undone ELSE 0 END) AS first, sum(CASE WHEN p.mode = 'special-account' THEN p.amount - undone ELSE 0 END) AS second
WITH u, uThen, i, iThen, months, quota, head([t IN traps WHERE t <> 'T-BF1']) AS trap, 'T-BF1' IN traps AS isSeasonal, CASE WHEN first > second THEN first ELSE second END AS used
ORDER BY quota - used DESC, i.id
WITH u, uThen, coalesce(iThen.fundName, iThen.trackCode, iThen.fundTag, '') AS fund, i.fiscalYear AS year, months, sum(quota) AS quotaAll, sum(used) AS usedAll,
     sum(CASE WHEN trap IS NULL THEN quota ELSE 0 END) AS quotaLeft, sum(CASE WHEN trap IS NULL THEN used ELSE 0 END) AS usedLeft, collect(i.id)[..50] AS lines, collect(trap)[0] AS trap, min(isSeasonal) AS isSeasonal
// Without the lines that a trap explains it is a hit; with them only, it is shown as explained.
WITH *, 100 * (months * quotaLeft - 12 * usedLeft) > 12 * $yellowPoints * quotaLeft AND quotaLeft > 0 AS isHit
WITH *, CASE WHEN isHit THEN quotaLeft ELSE quotaAll END AS quota, CASE WHEN isHit THEN usedLeft ELSE usedAll END AS used
WITH *, 100 * (months * quota - 12 * used) AS lag, 12 * quota AS point
WITH *, CASE WHEN lag > $redPoints * point THEN 0 WHEN lag > $orangePoints * point THEN 1 ELSE 2 END + CASE WHEN isSeasonal THEN 1 ELSE 0 END AS level
RETURN u.region AS region, count(DISTINCT u) AS judged, collect(CASE WHEN quota > 0 AND lag > $yellowPoints * point AND (isHit OR trap IS NOT NULL) THEN {
  subject: u.id, key: [fund, year], band: ['red', 'orange', 'yellow', 'blue'][level], measured: lag / 100.0 / point, limit: CASE WHEN lag > $redPoints * point THEN $redPoints WHEN lag > $orangePoints * point THEN $orangePoints ELSE $yellowPoints END / 100.0, amount: months * quota / 12 - used,
  nodes: [u.id] + lines, edges: [],
  facts: {unit: coalesce(uThen.name, u.id), fund: fund, year: year, months: months, quota: quota, used: used, behind: lag / 100.0 / point, lowered: CASE WHEN isSeasonal THEN 'T-BF1' END},
  trap: CASE WHEN NOT isHit THEN trap END} END) AS findings
ORDER BY region
