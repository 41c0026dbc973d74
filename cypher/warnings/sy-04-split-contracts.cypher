/**
 * @id          sy-04-split-contracts
 * @code        SY-04
 * @title       Split to avoid tender
 * @title.zh    化整为零规避招标采购
 * @bands       orange; red if the contracts went to one payee group; one band lower (yellow at the least) for self-built village projects after 2021
 * @bands.zh    橙；合同签给同一收款方或其关联方的为红；2021 年之后可由村自建的项目降一档，最低为黄
 * @precision   medium
 * @subject     Unit
 * @reads       <ISSUED_BY (ABOUT> <ABOUT; <ABOUT; CONTRACTED_FOR>; <CONTRACTED_FOR <LEGAL_REP_OF)
 * @needs       CONTRACT
 * @traps       T-SY1 T-SY2 T-SY4
 * @measure     fen
 * @param       subjects     string[]         Buying units to judge
 * @param       batch        integer          Data version
 * @param       asOf         instant          Last moment of the day D
 * @param       sources      string[]         What is covered
 * @param       works        fen = 400000000  Limit of tender for works; NDRC order 16
 * @param       goods        fen = 200000000  Limit for goods; NDRC order 16
 * @param       services     fen = 100000000  Limit for services; NDRC order 16
 * @param       leastPercent integer = 50     {0..100} Contracts from this part of the limit count; own default
 * @param       leastCount   integer = 3      Contracts that make a pattern; own default
 * @param       selfBuilt    fen = 200000000  Village projects up to this can be self-built without tender (T-SY1); Henan regulations art. 47
 * @param.zh    works        工程招标限额；国家发展改革委令 2018 年第 16 号
 * @param.zh    goods        货物招标限额；同上
 * @param.zh    services     服务招标限额；同上
 * @param.zh    leastPercent 合同金额达到限额的此比例才计；自定默认值
 * @param.zh    leastCount   达到几份合同才计；自定默认值
 * @param.zh    selfBuilt    不超过此数的村级项目可自建、不招标（T-SY1）；河南省扶贫开发条例第四十七条
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the units
 * @message     {unit}: {count} contracts of {category} in {year}, each below the limit of {limit:fen}, together {sum:fen}, none by open tender.
 * @message.zh  {unit} {year} 年“{category}”{count} 份合同均低于限额 {limit:fen}，合计 {sum:fen}，未公开招标。
 * @why         What is bought in pieces below the limit escapes competition.
 * @why.zh      化整为零使应招标采购的项目规避竞争。
 * @basis       Limits 4.0, 2.0 and 1.0 million (NDRC order 16); accumulation over the year (Implementing Regulations of the Government Procurement Law art. 28); ban (Tender Law art. 4); three contracts and 50% are own defaults, reconstructed
 * @basis.zh    限额 400 万元、200 万元、100 万元（国家发展改革委令 2018 年第 16 号）；一个预算年度内累计计算（政府采购法实施条例第二十八条）；禁止化整为零（招标投标法第四条）；三份合同和 50% 为自定默认值，条件系复原
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (c:Contract)-[b:ISSUED_BY]->(u:Unit {id: id})
WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch)
WITH u, c, CASE WHEN c.changedIn > $batch THEN head(COLLECT { MATCH (c)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE c END AS cThen,
     CASE WHEN u.changedIn > $batch THEN head(COLLECT { MATCH (u)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE u END AS uThen
WITH u, uThen, c, cThen, CASE WHEN cThen.category STARTS WITH '工程' THEN $works WHEN cThen.category STARTS WITH '货物' THEN $goods WHEN cThen.category STARTS WITH '服务' THEN $services END AS limit,
     EXISTS { (c)-[a:ABOUT]->(t:Tender) WHERE t.method CONTAINS '公开招标' AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) } AS isTendered
// Open tenders split nothing; add-ons and subcontracts are no purchases of the unit.
WITH u, uThen, c, cThen, limit, isTendered OR coalesce(cThen.method, '') CONTAINS '公开招标' AS isOpen
WHERE cThen.signedAt <= $asOf AND limit IS NOT NULL AND NOT EXISTS { (c)-[m:CONTRACTED_FOR]->(:Contract) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) }
WITH u, uThen, c, cThen, limit, NOT isOpen AND cThen.amount * 100 >= $leastPercent * limit AND cThen.amount < limit AS isPiece, datetime({epochMillis: cThen.signedAt, timezone: 'Asia/Shanghai'}).year AS year
WITH u, uThen, c, cThen, limit, isPiece, year, CASE WHEN isPiece THEN COLLECT { MATCH (c)-[a:ABOUT]->(j:Project) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN j } ELSE [] END AS projects
WITH u, uThen, c, cThen, limit, isPiece, year, projects[0].id AS project,
     // What joins payees: the enterprise itself, its contacts, its representative on the day of signing.
     CASE WHEN isPiece THEN COLLECT { MATCH (e:Enterprise)-[k:CONTRACTED_FOR {role: 'contractor'}]->(c) WHERE k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch)
       UNWIND [e.id] + CASE WHEN 'ENTERPRISE' IN $sources THEN [e.phone, e.address] + COLLECT { MATCH (r:Person)-[l:LEGAL_REP_OF]->(e) WHERE coalesce(l.from, 0) <= cThen.signedAt AND coalesce(l.to, 9000000000000000) >= cThen.signedAt AND l.addedIn <= $batch AND (l.retiredIn IS NULL OR l.retiredIn > $batch) RETURN r.id } ELSE [] END AS tie
       WITH tie WHERE tie <> '' RETURN DISTINCT tie } ELSE [] END AS ties,
     CASE WHEN isPiece AND coalesce(cThen.exemption, '') <> '' THEN ['T-SY2'] ELSE [] END + CASE WHEN isPiece THEN COLLECT { UNWIND [c] + projects AS n MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(n) WHERE x.value IN ['T-SY1', 'T-SY2', 'T-SY4'] AND coalesce(x.from, 0) <= cThen.signedAt AND coalesce(x.to, 9000000000000000) >= cThen.signedAt AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
       AND (x.value <> 'T-SY1' OR cThen.amount <= $selfBuilt) RETURN x.value ORDER BY x.value } ELSE [] END AS traps
ORDER BY cThen.signedAt, c.id
// After 2021 the rule for self-built projects lowers only.
WITH u, uThen, year, cThen.category AS category, limit, [one IN collect({id: c.id, amount: cThen.amount, isPiece: isPiece, ties: ties, project: project, trap: head([t IN traps WHERE t <> 'T-SY1' OR year <= 2021]), isLowered: 'T-SY1' IN traps AND year > 2021}) WHERE one.isPiece] AS pieces
// By unit, category and year; and by project where its contracts fall into several years.
WITH u, uThen, collect({key: [category, year], category: category, year: year, limit: limit, pieces: pieces}) AS groups
WITH u, uThen, groups + [g IN reduce(list = [], g IN groups | list + [q IN g.pieces WHERE q.project IS NOT NULL AND NOT any(k IN list WHERE k.project = q.project AND k.category = g.category) | {project: q.project, category: g.category, limit: g.limit, year: g.year}])
       WHERE size([h IN groups WHERE h.category = g.category AND any(q IN h.pieces WHERE q.project = g.project)]) > 1 |
       {key: [g.category, g.project], category: g.category, year: g.year, limit: g.limit, pieces: reduce(list = [], h IN groups | list + [q IN h.pieces WHERE h.category = g.category AND q.project = g.project])}] AS groups
UNWIND groups AS g
WITH u, uThen, g, [q IN g.pieces WHERE q.trap IS NULL] AS left
// Without the contracts that a trap explains it is a hit; with them only, it is shown as explained.
WITH u, uThen, g, size(left) >= $leastCount AND reduce(s = 0, q IN left | s + q.amount) >= g.limit AS isHit, left
WITH u, uThen, g, isHit, CASE WHEN isHit THEN left ELSE g.pieces END AS pieces
WITH u, uThen, g, isHit, pieces, reduce(s = 0, q IN pieces | s + q.amount) AS sum, any(tie IN pieces[0].ties WHERE all(q IN pieces WHERE tie IN q.ties)) AS isOneGroup, all(q IN pieces WHERE q.isLowered) AS isLowered
RETURN u.region AS region, count(DISTINCT u) AS judged, collect(CASE WHEN size(pieces) >= $leastCount AND sum >= g.limit THEN {
  subject: u.id, key: g.key, band: ['red', 'orange', 'yellow'][CASE WHEN isOneGroup THEN 0 ELSE 1 END + CASE WHEN isLowered THEN 1 ELSE 0 END], measured: sum, limit: g.limit, amount: sum,
  nodes: [u.id] + [q IN pieces | q.id], edges: [],
  facts: {unit: coalesce(uThen.name, u.id), count: size(pieces), category: g.category, year: g.year, limit: g.limit, sum: sum, lowered: CASE WHEN isLowered THEN 'T-SY1' END},
  trap: CASE WHEN NOT isHit THEN head([q IN pieces WHERE q.trap IS NOT NULL | q.trap]) END} END) AS findings
ORDER BY region
