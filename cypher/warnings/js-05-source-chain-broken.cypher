/**
 * @id          js-05-source-chain-broken
 * @code        JS-05
 * @title       Broken source chain or changed fund tag
 * @title.zh    资金来源断链或标识变更
 * @bands       red where the tag changes and the parent gave more than it has, else orange
 * @bands.zh    标识变更且上级分配超过其指标额的为红，其余为橙
 * @precision   medium
 * @subject     Indicator
 * @reads       <CARRIES; <ABOUT; ALLOCATED; <ALLOCATED ALLOCATED; <ALLOCATED*12; indicator~payer; indicator~project <FOR; indicator~batch FUNDED_BY>;
 *              FOR> (<FOR; project~payer); <FUNDED_BY (FUNDED_BY>; batch~payer); any FUNDED_THROUGH; any Region
 * @needs       REGISTER ALLOC
 * @clause      a ISSUE: Central or provincial money that no chain of allocations leads back to a line issued at that level|中央或省级资金，沿分配链条追溯不到该级下达的指标
 * @clause      b: The fund tag differs from that of the line above in the same year|资金标识与同年度上级指标不一致
 * @clause      d PAY: A fiscal account pays for a tagged project or batch under no line that is loaded|财政账户为带资金标识的项目或发放批次付款，未记指标或所记指标不在登记中
 * @traps       T-JS6 T-FP2
 * @measure     count
 * @param       subjects     string[]     Lines to judge
 * @param       sources      string[]     What is covered in their regions
 * @param       batch        integer      Data version
 * @param       asOf         instant      Last moment of the day D
 * @param       hops         integer = 4  Distributions from the source down to the line at most; own default: ministry to township
 * @param.zh    hops 从来源到本指标最多经过的下达次数；自定默认值：中央到乡镇
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {number}: {amount:fen} {what}.
 * @message.zh  {number}：{amount:fen}，{whatZh}。
 * @why         Each fund must show the document it came from; where the chain breaks, nobody can say whose money was spent.
 * @why.zh      每笔资金都应能追溯上级来源；链条一断，无法说明花的是哪笔钱。
 * @basis       Upper number, date and flow of each fund are what the tracing in the source article shows; Budget Law 2018, article 57 (no payment without budget). Reconstructed: a is asked only
 *              where every level that the money passes has delivered its documents; children above their parent are FP-02 and only sharpen b; a county without city line (T-JS5) is no gap
 * @basis.zh    每笔资金的上级文号、日期和流向，是公开报道所述追踪应能显示的内容；预算法（2018 年）第五十七条（无预算不得支出）。条件系复原：a 款只在资金所经各级均已提供文件时判；下级合计超过上级属 FP-02，此处只用于加重 b 款；县级指标没有市级环节（T-JS5）不算断链
 * @engine      cypher
 * @version     1
 */
MATCH (v:Coverage {source: 'ISSUE'})
WHERE v.addedIn <= $batch AND coalesce(v.retiredIn, 9000000000000000) > $batch
WITH collect(DISTINCT v.region) AS delivered
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH delivered, i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WITH delivered, i, iThen, head(COLLECT { MATCH (d:Document)-[c:CARRIES]->(i) WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN d ORDER BY d.id }) AS d
WITH delivered, i, iThen, d, coalesce(iThen.issuedAt, d.issuedAt, 0) AS issuedAt, COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(i) WHERE x.value IN ['T-JS6', 'T-FP2'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } AS exempt
WHERE issuedAt <= $asOf
// The levels above, on the way the money took on that day, up to the one whose money it is.
CALL (delivered, iThen, issuedAt) {
  MATCH (:Region {code: iThen.region})((:Region)-[f:FUNDED_THROUGH WHERE coalesce(f.from, 0) <= issuedAt AND coalesce(f.to, 9000000000000000) >= issuedAt AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)]->(:Region)){0,5}(up:Region)
  WHERE iThen.fundLevel IN ['central', 'province'] AND (up.level <> 'central' OR iThen.fundLevel = 'central')
  RETURN count(CASE WHEN up.level = iThen.fundLevel THEN 1 END) AS tops, count(CASE WHEN up.level = iThen.fundLevel AND up.code = iThen.region THEN 1 END) AS own,
         count(CASE WHEN NOT up.code IN delivered THEN 1 END) AS dark
}
WITH i, iThen, d, exempt, 'ISSUE' IN $sources AND iThen.amount IS NOT NULL AND tops > 0 AND own = 0 AND dark = 0 AND NOT EXISTS {
    // Carried over, reissued, pooled or recalled into another line: the chain goes on and no level is passed.
    MATCH (root:Indicator)((y:Indicator)-[a:ALLOCATED WHERE a.at <= $asOf AND a.kind IN ['distribution', 'carry-over', 'reissue', 'pooling', 'recall', 'adjustment'] AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)]->(z:Indicator)
      WHERE a.kind <> 'recall' OR NOT EXISTS { (z)-[back:ALLOCATED]->(y) WHERE back.addedIn <= $batch AND (back.retiredIn IS NULL OR back.retiredIn > $batch) }){1,12}(i)
    WHERE size([k IN a WHERE k.kind = 'distribution']) <= $hops AND EXISTS { (g:Region {code: root.region}) WHERE g.level = iThen.fundLevel } } AS isOrphan
// Parents of the same year: with a new year funds and tags get new names.
CALL (i, iThen) {
  MATCH (up:Indicator)-[a:ALLOCATED]->(i)
  WHERE a.at <= $asOf AND a.kind IN ['distribution', 'reissue'] AND up.fiscalYear = iThen.fiscalYear AND up.fundTag IS NOT NULL AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  RETURN collect({up: up, id: up.id, edge: a.id, tag: up.fundTag}) AS parents
}
WITH i, iThen, d, exempt, isOrphan, parents, size(parents) > 0 AND iThen.fundTag IS NOT NULL AND none(p IN parents WHERE p.tag = iThen.fundTag) AS isRetagged
// What a parent gave is summed up only where the tag has changed: it has many children.
WITH i, iThen, d, exempt, isOrphan, isRetagged, parents, EXISTS {
    UNWIND CASE WHEN isRetagged THEN parents ELSE [] END AS parent
    WITH parent.up AS up
    WITH up, COLLECT { MATCH (up)-[o:ALLOCATED]->(:Indicator) WHERE o.at <= $asOf AND o.kind IN ['distribution', 'pooling', 'reissue'] AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) RETURN o.amount } AS given
    WITH up, given WHERE reduce(s = 0, x IN given | s + x) > up.amount
    RETURN up } AS isOver
// Fiscal payments for a tagged project or batch: under a line that nobody has issued, or under none. Of the lines of a project or batch the first tells.
OPTIONAL CALL (i, iThen, d) {
  MATCH (payer:Account)-[p:PAID {indicator: i.id}]->(payee:Account)
  WHERE 'PAY' IN $sources AND d IS NULL AND iThen.amount IS NULL AND NOT EXISTS { (i)-[a:ALLOCATED]-() WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) } AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    AND (EXISTS { MATCH (j:Project {id: p.project})<-[f:FOR]-(t:Indicator) USING INDEX SEEK j:Project(id) WHERE (t.fundTag IS NOT NULL OR t.trackCode IS NOT NULL) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) }
      OR EXISTS { MATCH (b:PayoutBatch {id: p.batch})-[f:FUNDED_BY]->(t:Indicator) USING INDEX SEEK b:PayoutBatch(id) WHERE (t.fundTag IS NOT NULL OR t.trackCode IS NOT NULL) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) })
  RETURN payer, p, payee
  UNION ALL
  MATCH (i)-[own:FOR]->(t:Project)
  WHERE 'PAY' IN $sources AND d IS NOT NULL AND own.addedIn <= $batch AND (own.retiredIn IS NULL OR own.retiredIn > $batch) AND i.id = head(COLLECT { MATCH (t)<-[f:FOR]-(o:Indicator) WHERE (o.fundTag IS NOT NULL OR o.trackCode IS NOT NULL) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN o.id ORDER BY o.id LIMIT 1 })
  MATCH (payer:Account)-[p:PAID {project: t.id}]->(payee:Account)
  WHERE p.indicator IS NULL AND payer.kind IN ['treasury', 'zero-balance', 'special'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN payer, p, payee
  UNION ALL
  MATCH (i)<-[own:FUNDED_BY]-(t:PayoutBatch)
  WHERE 'PAY' IN $sources AND d IS NOT NULL AND own.addedIn <= $batch AND (own.retiredIn IS NULL OR own.retiredIn > $batch) AND i.id = head(COLLECT { MATCH (t)-[f:FUNDED_BY]->(o:Indicator) WHERE (o.fundTag IS NOT NULL OR o.trackCode IS NOT NULL) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN o.id ORDER BY o.id LIMIT 1 })
  MATCH (payer:Account)-[p:PAID {batch: t.id}]->(payee:Account)
  WHERE p.indicator IS NULL AND payer.kind IN ['treasury', 'zero-balance', 'special'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN payer, p, payee
}
WITH i, iThen, d, exempt, isOrphan, parents, isRetagged, isOver, collect(CASE WHEN payer.kind IN ['treasury', 'zero-balance', 'special'] AND p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid'
       AND p.at <= $asOf THEN {id: p.id, amount: p.amount, payer: payer.id, payee: payee.id, document: p.document} END) AS payments
WITH i, iThen, exempt, payments, coalesce(d.number, iThen.ownNumber, i.id) AS number, [x IN [d.id, i.id] WHERE x IS NOT NULL] AS shown,
  CASE WHEN isOrphan THEN [{clause: 'a', key: ['a'], band: 'orange', measured: 0, limit: 1, edges: [], nodes: [], what: 'of ' + iThen.fundLevel + ' money come from no line issued at that level',
    whatZh: CASE iThen.fundLevel WHEN 'central' THEN '中央' ELSE '省级' END + '资金没有上级指标来源'}] ELSE [] END +
  CASE WHEN isRetagged THEN [{clause: 'b', key: ['b'], band: CASE WHEN isOver THEN 'red' ELSE 'orange' END, measured: size(parents), limit: 0, edges: [p IN parents | p.edge],
    nodes: [p IN parents | p.id], what: 'stand under the tag ' + iThen.fundTag + ', the line above under ' + parents[0].tag, whatZh: '资金标识为“' + iThen.fundTag + '”，上级指标为“' + parents[0].tag + '”'}] ELSE [] END AS faults
WITH iThen.region AS region, [f IN faults | {subject: i.id, key: f.key, clause: f.clause, band: f.band, measured: f.measured, limit: f.limit, amount: coalesce(iThen.amount, 0), nodes: shown + f.nodes, edges: f.edges,
    facts: {number: number, amount: coalesce(iThen.amount, 0), what: f.what, whatZh: f.whatZh}, trap: head(exempt)}] +
  [p IN payments | {subject: i.id, key: ['d', p.id], clause: 'd', band: 'orange', measured: 1, limit: 0, amount: p.amount, nodes: [i.id, p.payer, p.payee], edges: [p.id],
    facts: {number: coalesce(p.document, number), amount: p.amount, what: 'were paid under no line that is loaded', whatZh: '支付所记指标不在任何登记中'}, trap: head(exempt)}] AS found
RETURN region, count(*) AS judged, reduce(all = [], f IN collect(found) | all + f) AS findings
ORDER BY region
