/**
 * @id          fp-06-above-approved-budget
 * @code        FP-06
 * @title       Allocation above approved budget
 * @title.zh    分配超项目批复概算
 * @bands       orange over orangeShare, red over redShare
 * @bands.zh    超过 orangeShare 为橙，超过 redShare 为红
 * @precision   high
 * @subject     Project
 * @reads       <FOR (<CARRIES; ALLOCATED; PART_OF_TOTAL>); <ABOUT
 * @needs       ALLOC PROJECT
 * @traps       T-FP3 T-JS9
 * @measure     share
 * @param       subjects    string[]      Projects to judge
 * @param       batch       integer       Data version
 * @param       asOf        instant       Last moment of the day D
 * @param       orangeShare number = 1.0  {0..10} Allocated over approved; Government Investment Regulations 2019, article 23
 * @param       redShare    number = 1.1  {0..10} Allocated over approved; own default after the trigger of a new approval in article 12
 * @param.zh    orangeShare 已安排金额与批复概算之比；政府投资条例（2019 年）第二十三条
 * @param.zh    redShare    已安排金额与批复概算之比；参照第十二条须重新报批的幅度，自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the projects
 * @message     {project}: {allocated:fen} were allocated on an approved budget of {budget:fen}, {share:share} of it.
 * @message.zh  项目“{project}”批复概算 {budget:fen}，已安排 {allocated:fen}，为概算的 {share:share}。
 * @why         Investment stays within the approved estimate; what exceeds it has been examined by nobody.
 * @why.zh      投资不得超过批复概算，超出部分未经审批。
 * @basis       Government Investment Regulations 2019, articles 12 and 23; several funds within the budget are lawful (T-FP3). A revision counts from the day it was approved, if that was before the last allocation
 * @basis.zh    政府投资条例（2019 年）第十二条、第二十三条；多项资金合计不超概算的合规（T-FP3）。概算调整自批准之日起算，且须在最后一次安排之前
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (pr:Project {id: id})
WHERE pr.addedIn <= $batch AND (pr.retiredIn IS NULL OR pr.retiredIn > $batch)
WITH pr, CASE WHEN pr.changedIn > $batch THEN head(COLLECT { MATCH (pr)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE pr END AS prThen
// The lines of the project: what one of them passed on to another one counts once, an advance that a later line contains not at all.
CALL (pr) {
  MATCH (pr)<-[f:FOR]-(i:Indicator)
  WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
  WITH pr, i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen, head(COLLECT { MATCH (d:Document)-[c:CARRIES]->(i) WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN d.id ORDER BY d.id }) AS document
  WITH pr, i, iThen, document, reduce(s = 0, x IN COLLECT {
      MATCH (i)-[a:ALLOCATED]-(o:Indicator)
      WHERE a.at <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
      RETURN CASE WHEN startNode(a) = i AND a.kind IN ['reduction', 'recall', 'adjustment', 'carry-over'] THEN -a.amount WHEN endNode(a) = i AND a.kind = 'adjustment' THEN a.amount
                  WHEN endNode(a) = i AND a.kind IN ['distribution', 'pooling', 'reissue'] AND EXISTS { (o)-[f:FOR]->(pr) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) } THEN -a.amount ELSE 0 END } | s + x) AS changes,
    head(COLLECT { MATCH (i)-[t:PART_OF_TOTAL]->(later:Indicator)-[f:FOR]->(pr) WHERE t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN coalesce(t.included, 'unknown') }) AS included
  WHERE iThen.issuedAt <= $asOf
  WITH i, iThen, document, included, CASE WHEN included = 'yes' THEN 0 ELSE coalesce(iThen.amount, 0) + changes END AS quota
  WHERE quota <> 0
  RETURN collect({id: i.id, document: document, recipient: iThen.recipient, fund: coalesce(iThen.fundName, iThen.trackCode), quota: quota, at: iThen.issuedAt, isUnsure: coalesce(included = 'unknown', false)}) AS lines
}
WITH pr, prThen, lines, reduce(s = 0, x IN lines | s + x.quota) AS allocated, reduce(s = 0, x IN lines | s + CASE WHEN x.isUnsure THEN x.quota ELSE 0 END) AS unsure,
     reduce(s = 0, x IN lines | CASE WHEN x.at > s THEN x.at ELSE s END) AS lastAt
WITH pr, prThen, lines, allocated, unsure, COLLECT { MATCH (x:Record {kind: 'budget-revision'})-[e:ABOUT]->(pr) WHERE x.amount IS NOT NULL AND x.from <= lastAt AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN {id: x.id, amount: x.amount} ORDER BY x.from DESC, x.id } AS revisions
WITH pr, prThen, lines, allocated, unsure, revisions, coalesce(revisions[0].amount, prThen.approvedBudget) AS budget
WHERE budget > 0 AND allocated > 0
WITH pr, prThen, lines, allocated, unsure, revisions, budget, COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(pr) WHERE x.value IN ['T-FP3', 'T-JS9'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } AS exempt
RETURN prThen.region AS region, count(*) AS judged, collect(CASE WHEN allocated > budget * $orangeShare THEN {
  subject: pr.id, band: CASE WHEN allocated > budget * $redShare THEN 'red' ELSE 'orange' END, measured: toFloat(allocated) / budget, limit: $orangeShare, amount: allocated - budget,
  nodes: [pr.id] + [x IN lines | x.id] + [x IN revisions | x.id], edges: [],
  facts: {project: coalesce(prThen.name, pr.code, pr.id), allocated: allocated, budget: budget, share: toFloat(allocated) / budget},
  trap: CASE WHEN unsure > 0 AND allocated - unsure <= budget * $orangeShare THEN 'T-JS9' ELSE head(exempt) END} END) AS findings
ORDER BY region
