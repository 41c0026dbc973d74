/**
 * @id          bf-06-year-end-rush
 * @code        BF-06
 * @title       Year-end rush
 * @title.zh    年末突击支出
 * @bands       yellow; orange where money of December went to a special, own-funds or township account that is not on the list of approved ones
 * @bands.zh    黄；12 月的资金付入不在核准名单内的财政专户、实有资金账户或乡镇账户的为橙
 * @precision   medium
 * @subject     Unit
 * @reads       <GIVEN_TO (<ALLOCATED; FOR> <ABOUT; <ABOUT; indicator~payee); <ABOUT
 * @needs       ALLOC PAY
 * @clause      a: December's part of the year's payments of a project or unit exceeds the limit|项目或单位 12 月支付占全年比例超过限值
 * @clause      b: The last quarter's and December's parts of a unit's year both exceed their limits|单位第四季度和 12 月支付占全年比例均超过限值
 * @traps       T-BF5
 * @measure     share
 * @param       subjects        string[]        Units to judge
 * @param       batch           integer         Data version
 * @param       asOf            instant         Last moment of the day D
 * @param       decemberPercent integer = 40    {0..100} December's part of the year (clause a); farm-audit practice
 * @param       floor           fen = 50000000  Smallest payments of December; own default
 * @param       quarterPercent  integer = 35    {0..100} The last quarter's part (clause b); practitioner rule E23
 * @param       lastPercent     integer = 15    {0..100} December's part beside it (clause b); practitioner rule E23
 * @param       youngDays       integer = 60    Lines given in the last days of the year are left out (T-BF6); own default
 * @param       years           integer = 1     {1..20} Fiscal years judged, the last of them the last that is over; own default
 * @param.zh    decemberPercent 12 月占全年支付的比例（a 款）；涉农审计做法
 * @param.zh    floor           12 月支付额达到此数才判；自定默认值
 * @param.zh    quarterPercent  第四季度占全年支付的比例（b 款）；实务规则 E23
 * @param.zh    lastPercent     同时要求 12 月达到的比例（b 款）；实务规则 E23
 * @param.zh    youngDays       年末最后这些天内下达的指标不计（T-BF6）；自定默认值
 * @param.zh    years           判几个预算年度，最后一个为最近结束的年度；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the units
 * @message     {name}: {december:fen} of {total:fen} paid in {year} fell into December ({share:share}).
 * @message.zh  {name}：{year} 年支付 {total:fen}，其中 12 月 {december:fen}（{share:share}）。
 * @why         Payments pressed into December are made to use up quota, not because works were done.
 * @why.zh      年末集中支付容易为消化指标而付款。
 * @basis       40% (farm-audit practice), 35% and 15% (practitioner rule E23); the floor is an own default and holds for both clauses; reconstructed
 * @basis.zh    40%（涉农审计做法），35% 和 15%（实务规则 E23）；起算金额为自定默认值，两款均适用；条件系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (i:Indicator)-[g:GIVEN_TO]->(u:Unit {id: id})
WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
// The last year that is over on the day D.
WITH u, i, datetime({epochMillis: $asOf + 1, timezone: 'Asia/Shanghai'}).year - 1 AS lastYear
WHERE i.fiscalYear > lastYear - $years AND i.fiscalYear <= lastYear
WITH u, i, i.fiscalYear AS year, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen,
     CASE WHEN u.changedIn > $batch THEN head(COLLECT { MATCH (u)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE u END AS uThen,
     datetime({year: i.fiscalYear + 1, timezone: 'Asia/Shanghai'}).epochMillis AS yearEnd, datetime({year: i.fiscalYear, month: 10, timezone: 'Asia/Shanghai'}).epochMillis AS october,
     head(COLLECT { MATCH (:Indicator)-[e:ALLOCATED]->(i) WHERE e.kind IN ['distribution', 'reissue', 'pooling', 'carry-over'] AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN e.at ORDER BY e.at LIMIT 1 }) AS given,
     head(COLLECT { MATCH (i)-[f:FOR]->(j:Project) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN j ORDER BY j.id }) AS project
WHERE yearEnd - coalesce(given, iThen.issuedAt, 0) > $youngDays * 86400000
WITH u, uThen, i, year, project, coalesce(given, iThen.issuedAt, 0) >= october AS isLate,
     EXISTS { UNWIND CASE WHEN project IS NULL THEN [i, u] ELSE [i, u, project] END AS n MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(n) WHERE x.value = 'T-BF5' AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN x } AS isExempt
MATCH (x:Account)-[p:PAID {indicator: i.id}]->(y:Account)
WHERE p.fiscalYear = year AND coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND coalesce(p.mode, '') <> 'special-account' AND coalesce(p.voucherDate, p.at) <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
OPTIONAL MATCH (w:SettledPayment {payment: p.id})
OPTIONAL MATCH (:Account)-[s:PAID {id: w.settledBy}]->(:Account)
WHERE p.id IN s.settles AND s.kind <> 'reclassification' AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH u, uThen, i, year, project, isLate OR isExempt AS isExempt, y, p, p.amount - sum(reduce(r = 0, k IN range(0, size(coalesce(s.settles, [])) - 1) | r + CASE WHEN s.settles[k] = p.id THEN s.settledAmounts[k] ELSE 0 END)) AS net
// By the date of the voucher; what is booked to the year and went out in January counts in December (T-BF7).
WITH *, datetime({epochMillis: coalesce(p.voucherDate, p.at), timezone: 'Asia/Shanghai'}) AS day
WITH *, CASE WHEN day.year > year THEN 12 ELSE day.month END AS month
ORDER BY p.at, p.id
WITH u, uThen, i, year, project, isExempt, sum(net) AS total, sum(CASE WHEN month = 12 THEN net ELSE 0 END) AS december, sum(CASE WHEN month >= 10 THEN net ELSE 0 END) AS quarter, count(DISTINCT month) AS months, count(p.batch) = count(p) AS isSubsidy,
     max(CASE WHEN month = 12 AND y.kind IN ['special', 'own-funds', 'township'] AND NOT coalesce(y.whitelisted, false) THEN 1 ELSE 0 END) AS parked, collect(CASE WHEN month = 12 THEN p.id END) AS payments
// A subsidy paid out of rosters in one month of the year is paid once a year (T-BF5), like money that came in the last quarter.
WITH u, uThen, year, project, collect({line: i.id, isExempt: isExempt OR isSubsidy AND months = 1, total: total, december: december, quarter: quarter, parked: parked, payments: payments}) AS lines
WITH u, uThen, year, collect({project: project, lines: lines}) AS projects
// Each project, and the unit with all of them where it has several.
WITH u, year, size(projects) > 1 OR projects[0].project IS NULL AS isShown, [g IN projects WHERE g.project IS NOT NULL | {key: ['project', g.project.id], name: coalesce(g.project.name, g.project.code), nodes: [g.project.id], lines: g.lines, isUnit: false}]
     + [{key: ['unit'], name: coalesce(uThen.name, u.id), nodes: [], lines: reduce(list = [], g IN projects | list + g.lines), isUnit: true}] AS groups
UNWIND groups AS one
WITH u, year, isShown, one, [l IN one.lines WHERE NOT l.isExempt] AS left
// Without what a trap explains it is a hit; with it only, it is shown as explained.
UNWIND [{lines: left, trap: null}, {lines: one.lines, trap: 'T-BF5'}] AS way
WITH u, year, isShown, one, way.trap AS trap, way.lines AS lines, reduce(s = 0, l IN way.lines | s + l.total) AS total, reduce(s = 0, l IN way.lines | s + l.december) AS december,
     reduce(s = 0, l IN way.lines | s + l.quarter) AS quarter, reduce(s = 0, l IN way.lines | s + l.parked) AS parked
WITH *, CASE WHEN december < $floor THEN null
          WHEN december * 100 > $decemberPercent * total THEN 'a'
          WHEN one.isUnit AND quarter * 100 > $quarterPercent * total AND december * 100 > $lastPercent * total THEN 'b' END AS clause
ORDER BY trap IS NOT NULL
WITH u, year, one, isShown, head(collect(CASE WHEN clause IS NOT NULL THEN {clause: clause, trap: trap, lines: lines, total: total, december: december, quarter: quarter, parked: parked} END)) AS found
RETURN u.region AS region, count(DISTINCT u) AS judged, collect(CASE WHEN found IS NOT NULL AND (isShown OR NOT one.isUnit) THEN {
  subject: u.id, key: [year] + one.key, clause: found.clause, band: CASE WHEN found.parked > 0 THEN 'orange' ELSE 'yellow' END,
  measured: CASE found.clause WHEN 'a' THEN found.december ELSE found.quarter END * 1.0 / found.total, limit: CASE found.clause WHEN 'a' THEN $decemberPercent ELSE $quarterPercent END / 100.0, amount: found.december,
  nodes: [u.id] + one.nodes + [l IN found.lines | l.line][..50], edges: reduce(list = [], l IN found.lines | list + l.payments)[..50],
  facts: {name: one.name, year: year, total: found.total, december: found.december, quarter: found.quarter, share: found.december * 1.0 / found.total}, trap: found.trap} END) AS findings
ORDER BY region
