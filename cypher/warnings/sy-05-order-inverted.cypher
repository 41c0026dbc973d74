/**
 * @id          sy-05-order-inverted
 * @code        SY-05
 * @title       Payment or works before contract or tender
 * @title.zh    先付款后签约、先施工后招标
 * @bands       orange; red where the contract reaches the limit of tender; one band lower (yellow at the least) for self-built village projects after 2021
 * @bands.zh    橙；合同达到招标限额的为红；2021 年之后可由村自建的项目降一档，最低为黄
 * @precision   medium
 * @subject     Indicator recipientRegion
 * @reads       indicator~contract (contract~; ABOUT> (<FOR; <ABOUT); <ABOUT); FOR> <ABOUT (contract~; ABOUT> (<FOR; <ABOUT); <ABOUT); <CARRIES
 *              <ABOUT; <ABOUT; <ALLOCATED(carry-over,reissue)*6
 * @needs       PAY
 * @clause      a CONTRACT: Paid before the contract was signed|合同签订前已付款
 * @clause      b CONTRACT PROGRESS TENDER: Works begun before the award|定标前已开工
 * @clause      c CONTRACT TENDER: Works from the limit of tender on, signed without one|达到招标限额的工程未招标即签约
 * @clause      d CONTRACT TENDER: Fewer days from notice to deadline than required|招标公告至投标截止的天数不足
 * @clause      e CONTRACT TENDER: More days from award to contract than allowed|定标后超过规定天数才签订合同
 * @clause      f ISSUE: Paid before the line was issued|指标下达前已付款
 * @traps       T-SY1 T-SY2 T-FP1 T-JS1
 * @measure     days
 * @param       subjects     string[]        Lines to judge, with the contracts paid from them
 * @param       batch        integer         Data version
 * @param       asOf         instant         Last moment of the day D
 * @param       sources      string[]        What is covered
 * @param       works        fen = 400000000 Limit of tender for works; NDRC order 16
 * @param       goods        fen = 200000000 Limit for goods; NDRC order 16
 * @param       services     fen = 100000000 Limit for services; NDRC order 16
 * @param       noticeDays   integer = 20    Days from notice to deadline at least; Tender Law article 24
 * @param       signDays     integer = 30    Days from award to contract at most; Tender Law article 46
 * @param       selfBuilt    fen = 200000000 Village projects up to this can be self-built without tender (T-SY1); Henan regulations art. 47
 * @param.zh    works      工程招标限额；国家发展改革委令 2018 年第 16 号
 * @param.zh    goods      货物招标限额；同上
 * @param.zh    services   服务招标限额；同上
 * @param.zh    noticeDays 自发出招标文件至投标截止的最少天数；招标投标法第二十四条
 * @param.zh    signDays   自发出中标通知书至签订合同的最多天数；招标投标法第四十六条
 * @param.zh    selfBuilt  不超过此数的村级项目可自建、不招标（T-SY1）；河南省扶贫开发条例第四十七条
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {name}: {what} on {earlier:day}, {due} on {later:day} ({days} days).
 * @message.zh  {name}：{whatZh}为 {earlier:day}，{dueZh}为 {later:day}（{days} 天）。
 * @why         The paper that should allow a step was made after it.
 * @why.zh      手续晚于付款或施工，程序倒置。
 * @basis       No payment without budget (Implementing Regulations 2020 art. 57(1), Budget Law 2018 art. 54); 20 days Tender Law art. 24, 30 days art. 46; contradiction check of practitioners (E22), reconstructed
 * @basis.zh    无预算不得支出（预算法实施条例（2020 年）第五十七条第一项、预算法（2018 年）第五十四条）；二十日见招标投标法第二十四条，三十日见第四十六条；实务中的矛盾核查（E22），条件系复原
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WHERE coalesce(iThen.executable, false)
WITH i, iThen, COLLECT { MATCH (i)-[f:FOR]->(j:Project) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN j } AS projects,
     COLLECT { MATCH (x:Account)-[p:PAID {indicator: i.id}]->(y:Account) WHERE coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND coalesce(p.mode, '') <> 'special-account' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
       // What was given back in full is no payment.
       AND NOT EXISTS { MATCH (w:SettledPayment {payment: p.id}) MATCH (:Account)-[s:PAID {id: w.settledBy}]->(:Account) WHERE startNode(s) = y AND endNode(s) = x AND p.id IN s.settles AND s.settledAmounts[0] = p.amount AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) } RETURN p ORDER BY p.at, p.id } AS payments,
     // A carried-over line is as old as its chain (T-JS6).
     reduce(t = coalesce(iThen.issuedAt, 9000000000000000), at IN COLLECT { MATCH (i)<-[es:ALLOCATED*1..6]-(o:Indicator) WHERE all(e IN es WHERE e.kind IN ['carry-over', 'reissue'] AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)) RETURN o.issuedAt } | CASE WHEN at < t THEN at ELSE t END) AS issuedAt,
     COLLECT { MATCH (d:Document)-[k:CARRIES]->(i) WHERE k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) RETURN d } AS documents
WITH i, iThen, projects, payments, issuedAt, documents,
     COLLECT { UNWIND [i] + projects + documents AS n MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(n) WHERE x.value IN ['T-SY1', 'T-SY2', 'T-FP1', 'T-JS1'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN x.value } AS traps
// The contracts its payments name and those of its project; each is told with the first of the lines that pay for it.
WITH i, iThen, projects, payments, issuedAt, traps, CASE WHEN 'CONTRACT' IN $sources THEN COLLECT {
  UNWIND [p IN payments WHERE p.contract IS NOT NULL | p.contract] AS named MATCH (c:Contract {id: named}) RETURN c.id AS id
  UNION UNWIND projects AS j MATCH (c:Contract)-[a:ABOUT]->(j) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN c.id AS id } ELSE [] END AS ids
WITH i, iThen, payments, issuedAt, traps, COLLECT {
  UNWIND ids AS contract
  MATCH (c:Contract {id: contract})
  WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND c.signedAt <= $asOf
  WITH c, COLLECT { MATCH (:Account)-[p:PAID {contract: c.id}]->(:Account) WHERE p.indicator IS NOT NULL AND coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) RETURN p ORDER BY p.at, p.id } AS paid
  WHERE coalesce(paid[0].indicator, head(COLLECT { MATCH (c)-[a:ABOUT]->(:Project)<-[f:FOR]-(o:Indicator) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN o.id ORDER BY o.id LIMIT 1 })) = i.id
  WITH c, [p IN paid WHERE p.at <= $asOf] AS paid, head(COLLECT { MATCH (c)-[a:ABOUT]->(t:Tender) WHERE 'TENDER' IN $sources AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN t ORDER BY t.id }) AS named,
       CASE WHEN c.category STARTS WITH '货物' THEN $goods WHEN c.category STARTS WITH '服务' THEN $services ELSE $works END AS limit
  // Where the contract names no tender, the one of its project and lot.
  WITH c, paid, limit, coalesce(named, head(COLLECT { MATCH (c)-[a:ABOUT]->(j:Project)<-[b:ABOUT]-(t:Tender) WHERE 'TENDER' IN $sources AND coalesce(t.lot, '') = coalesce(c.lot, '') AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN t ORDER BY t.id })) AS t,
       COLLECT { MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(c) WHERE x.value IN ['T-SY1', 'T-SY2'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN x.value } + CASE WHEN coalesce(c.exemption, '') <> '' THEN ['T-SY2'] ELSE [] END AS own
  WITH c, t, limit, [w IN own + traps WHERE w IN ['T-SY1', 'T-SY2'] AND (w <> 'T-SY1' OR c.amount <= $selfBuilt)] AS reasons, datetime({epochMillis: c.signedAt, timezone: 'Asia/Shanghai'}).year AS year, [
    CASE WHEN paid[0].at < c.signedAt THEN {clause: 'a', what: 'paid', whatZh: '首次付款', earlier: paid[0].at, due: 'contract signed', dueZh: '合同签订', later: c.signedAt, limit: 0, amount: reduce(s = 0, p IN paid | s + CASE WHEN p.at < c.signedAt THEN p.amount ELSE 0 END), edges: [p IN paid WHERE p.at < c.signedAt | p.id]} END,
    CASE WHEN 'PROGRESS' IN $sources AND c.startedAt < t.awardedAt THEN {clause: 'b', what: 'works begun', whatZh: '开工', earlier: c.startedAt, due: 'awarded', dueZh: '定标', later: t.awardedAt, limit: 0, amount: coalesce(c.amount, 0), edges: []} END,
    CASE WHEN 'TENDER' IN $sources AND c.category STARTS WITH '工程' AND c.amount >= limit AND t IS NULL AND NOT coalesce(c.method, '') CONTAINS '招标' THEN {clause: 'c', what: 'signed without tender', whatZh: '未招标签约', earlier: c.signedAt, due: 'judged', dueZh: '截至', later: $asOf, limit: 0, amount: c.amount, edges: []} END,
    CASE WHEN coalesce(t.method, '招标') CONTAINS '招标' AND t.deadlineAt - t.noticeAt < $noticeDays * 86400000 THEN {clause: 'd', what: 'tender notice', whatZh: '招标公告', earlier: t.noticeAt, due: 'deadline', dueZh: '投标截止', later: t.deadlineAt, limit: $noticeDays, amount: coalesce(c.amount, 0), edges: []} END,
    CASE WHEN c.signedAt - t.awardedAt > $signDays * 86400000 THEN {clause: 'e', what: 'awarded', whatZh: '定标', earlier: t.awardedAt, due: 'contract signed', dueZh: '合同签订', later: c.signedAt, limit: $signDays, amount: coalesce(c.amount, 0), edges: []} END] AS clauses
  UNWIND clauses AS one
  WITH c, t, limit, reasons, year, one WHERE one IS NOT NULL
  RETURN {key: [c.id, one.clause], one: one, name: coalesce(c.name, c.code), nodes: [c.id] + CASE WHEN t IS NULL THEN [] ELSE [t.id] END, isAbove: c.amount >= limit,
          isLowered: 'T-SY1' IN reasons AND year > 2021, trap: head([w IN reasons WHERE w = 'T-SY2'] + [w IN reasons WHERE w = 'T-SY1' AND year <= 2021])}
} AS ofContracts
// (f) Paid before the line was issued; money that settles later has its line later.
WITH i, iThen, ofContracts + [p IN payments WHERE 'ISSUE' IN $sources AND p.at < issuedAt AND issuedAt < 9000000000000000 | {key: [p.id, 'f'], name: coalesce(iThen.ownNumber, i.code, i.id), nodes: [], isAbove: false, isLowered: false,
       one: {clause: 'f', what: 'paid', whatZh: '付款', earlier: p.at, due: 'line issued', dueZh: '指标下达', later: issuedAt, limit: 0, amount: p.amount, edges: [p.id]},
       trap: CASE WHEN coalesce(iThen.provisional, false) OR 'T-JS1' IN traps THEN 'T-JS1' WHEN 'T-FP1' IN traps THEN 'T-FP1' END}] AS found
UNWIND CASE WHEN found = [] THEN [null] ELSE found END AS f
WITH i, iThen, f, f.one AS one, (f.one.later - f.one.earlier + 86399999) / 86400000 AS days
RETURN iThen.recipientRegion AS region, count(DISTINCT i) AS judged, collect(CASE WHEN f IS NOT NULL THEN {
  subject: i.id, key: f.key, clause: one.clause, band: ['red', 'orange', 'yellow'][CASE WHEN f.isAbove THEN 0 ELSE 1 END + CASE WHEN f.isLowered THEN 1 ELSE 0 END], measured: days, limit: one.limit, amount: one.amount, nodes: [i.id] + f.nodes, edges: one.edges[..20],
  facts: {name: f.name, what: one.what, whatZh: one.whatZh, earlier: one.earlier, due: one.due, dueZh: one.dueZh, later: one.later, days: days, lowered: CASE WHEN f.isLowered THEN 'T-SY1' END}, trap: f.trap} END) AS findings
ORDER BY region
