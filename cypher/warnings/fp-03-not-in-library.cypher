/**
 * @id          fp-03-not-in-library
 * @code        FP-03
 * @title       Allocation to a project outside the library
 * @title.zh    分配到未入库项目
 * @bands       orange; red once something was paid
 * @bands.zh    橙；已发生支付的为红
 * @precision   high
 * @subject     Indicator
 * @reads       FOR> <ABOUT; ALLOCATED; indicator~; <ABOUT; <CARRIES
 * @needs       ALLOC LIBRARY
 * @traps       T-FP1
 * @measure     days
 * @param       subjects  string[]    Lines to judge
 * @param       batch     integer     Data version
 * @param       asOf      instant     Last moment of the day D
 * @param       cancelled string[] = ["cancelled","已取消","取消","已撤销","撤销","已终止","终止"] Words for the state of a project that was given up; own default
 * @param.zh    cancelled 表示项目已取消的状态用语；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {number}: {amount:fen} were given on {givenAt:day} to the project {project}, {state}.
 * @message.zh  {number} 于 {givenAt:day} 下达 {amount:fen} 给项目“{project}”，{stateZh}。
 * @why         Only what is in the county's library has been examined and published.
 * @why.zh      未入库的项目没有经过论证和公示。
 * @basis       Henan's regulation on poverty alleviation, articles 41 and 42 (for money up to its validity): county library and yearly plan
 * @basis.zh    河南省扶贫开发条例第四十一条、第四十二条（适用于其有效期内的资金）：县级项目库和年度计划
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})-[f:FOR]->(pr:Project)
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen, pr, CASE WHEN pr.changedIn > $batch THEN head(COLLECT { MATCH (pr)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE pr END AS prThen
CALL (i) {
  MATCH (i)-[a:ALLOCATED]-(:Indicator)
  WHERE a.at <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  RETURN min(CASE WHEN endNode(a) = i AND a.kind IN ['distribution', 'pooling', 'carry-over', 'reissue'] THEN a.at END) AS drawnAt, collect(CASE WHEN endNode(a) = i THEN a.id END) AS into,
         sum(CASE WHEN startNode(a) = i AND a.kind IN ['reduction', 'recall', 'adjustment', 'carry-over'] THEN -a.amount WHEN endNode(a) = i AND a.kind = 'adjustment' THEN a.amount ELSE 0 END) AS changes
}
WITH i, iThen, pr, prThen, into, coalesce(drawnAt, iThen.issuedAt) AS givenAt, coalesce(iThen.amount, 0) + changes AS quota
WHERE givenAt <= $asOf
WITH i, iThen, pr, prThen, into, givenAt, quota, CASE WHEN quota > 0 THEN CASE WHEN prThen.inLibraryAt IS NULL OR prThen.inLibraryAt > $asOf THEN ['not in the library', '项目未入库', ($asOf - givenAt) / 86400000]
    WHEN prThen.inLibraryAt > givenAt THEN ['in the library only later', '项目后入库', (prThen.inLibraryAt - givenAt) / 86400000] WHEN prThen.status IN $cancelled THEN ['cancelled', '项目已取消', 0] END END AS fault
// Paid is what was not given back.
CALL (i, fault) {
  MATCH (:Account)-[p:PAID {indicator: i.id}]->(payee:Account)
  WHERE fault IS NOT NULL AND p.kind IN ['payment', 'transfer', 'cash', 'reclassification'] AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    AND NOT EXISTS { (payee)-[back:PAID]->() WHERE p.id IN back.settles AND reduce(s = 0, x IN back.settledAmounts | s + x) >= p.amount AND back.at <= $asOf AND back.addedIn <= $batch AND (back.retiredIn IS NULL OR back.retiredIn > $batch) }
  RETURN collect(p.id) AS payments
}
WITH i, iThen, pr, prThen, into, givenAt, quota, fault, payments,
     COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(i) WHERE x.value IN ['T-FP1'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } + COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(pr) WHERE x.value IN ['T-FP1'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } AS exempt,
     COLLECT { MATCH (d:Document)-[c:CARRIES]->(i) WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN d ORDER BY d.id } AS documents
RETURN iThen.region AS region, count(*) AS judged, collect(CASE WHEN fault IS NOT NULL THEN {
  subject: i.id, key: [pr.id], band: CASE WHEN size(payments) > 0 THEN 'red' ELSE 'orange' END, measured: fault[2], limit: 0, amount: quota,
  nodes: [d IN documents | d.id] + [i.id, pr.id], edges: into + payments[..200],
  facts: {number: coalesce(documents[0].number, iThen.ownNumber, i.id), amount: quota, givenAt: givenAt, project: coalesce(prThen.name, pr.code, pr.id), state: fault[0], stateZh: fault[1]},
  trap: head(exempt)} END) AS findings
ORDER BY region
