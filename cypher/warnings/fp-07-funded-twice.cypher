/**
 * @id          fp-07-funded-twice
 * @code        FP-07
 * @title       Same project funded twice
 * @title.zh    同一项目多头重复申报分配
 * @bands       orange; red where both were paid
 * @bands.zh    橙；两笔均已支付的为红
 * @precision   medium
 * @subject     Project
 * @reads       <FOR (<CARRIES; ALLOCATED; PART_OF_TOTAL>); <ABOUT; IN>; project~; =village (IN>; <FOR <CARRIES; <ABOUT; project~)
 * @needs       ALLOC PROJECT
 * @clause      a: Two projects of one village with nearly the same name, approved close together, are funded by different documents or offices|同村两个名称高度相似、批复时间相近的项目，由不同文件或单位分别安排资金
 * @clause      b: One project gets more than its budget by documents of several funds or offices|同一项目由不同资金或不同单位的多份文件安排，合计超过批复概算
 * @traps       T-FP3 T-JS9
 * @measure     share
 * @param       subjects     string[]       Projects to judge
 * @param       batch        integer        Data version
 * @param       asOf         instant        Last moment of the day D
 * @param       alike        number = 0.9   Least similarity of two names: 1 less edits over length; own default
 * @param       months       integer = 24   Months between the two approvals at most; own default
 * @param       endings      string[] = ["建设工程","建设项目","工程","项目"] Words at the end of a name that tell nothing; own default
 * @param       numbersTell  boolean = true Names with other numbers (lots, groups, years) name other things; own default
 * @param       sameFundToo  boolean = false Documents of one fund for one office count as well in clause b; own default: no, that is FP-06
 * @param.zh    alike       两个项目名称的最低相似度：1 减去编辑距离与名称长度之比；自定默认值
 * @param.zh    months      两次批复最多相隔的月数；自定默认值
 * @param.zh    endings     名称末尾不能区分项目的用语；自定默认值
 * @param.zh    numbersTell 名称中数字不同（标段、组别、年度）的是否视为不同项目；自定默认值
 * @param.zh    sameFundToo b 款是否也计同一单位、同一资金的多份文件；自定默认值：不计，由 FP-06 判
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the projects
 * @message     {project}: {amount:fen} are funded twice, {other}.
 * @message.zh  项目“{project}”：{amount:fen} 疑似重复安排，{otherZh}。
 * @why         One road declared to two offices is paid twice and built once.
 * @why.zh      同一内容向多个部门申报，资金重复安排，工程只有一个。
 * @basis       Henan's regulation on poverty alleviation, article 42: no second declaration of an approved project, continuation aside; similarity and months are own defaults. Reconstructed: names are compared, contents are not
 * @basis.zh    河南省扶贫开发条例第四十二条：已批准的项目不得重复申报，续建除外；相似度和月数为自定默认值。条件系复原：只比对名称，不比对建设内容
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
WITH pr, prThen, lines, reduce(s = 0, x IN lines | s + x.quota) AS allocated, reduce(s = 0, x IN lines | CASE WHEN x.at > s THEN x.at ELSE s END) AS lastAt
WHERE allocated > 0
WITH pr, prThen, lines, allocated, COLLECT { MATCH (x:Record {kind: 'budget-revision'})-[e:ABOUT]->(pr) WHERE x.amount IS NOT NULL AND x.from <= lastAt AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN {id: x.id, amount: x.amount} ORDER BY x.from DESC, x.id } AS revisions
WITH prThen.region AS region, collect({pr: pr, then: prThen, lines: lines, allocated: allocated, budget: coalesce(revisions[0].amount, prThen.approvedBudget)}) AS judged
// The projects of a region are read once, not once for each of them.
CALL (region) {
  MATCH (:Region {code: region})<-[n:IN]-(other:Project)
  WHERE other.village IS NOT NULL AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) AND other.addedIn <= $batch AND (other.retiredIn IS NULL OR other.retiredIn > $batch)
  WITH other.village AS village, collect(other) AS projects
  RETURN collect({village: village, projects: projects}) AS villages
}
UNWIND judged AS one
WITH region, villages, one, one.pr AS pr, one.then AS prThen, one.then.village AS village
WITH region, one, pr, prThen, head([v IN villages WHERE v.village = village | v.projects]) AS neighbours
CALL (one, pr, prThen, neighbours) {
  UNWIND coalesce(neighbours, []) AS other
  WITH one, pr, prThen, other
  // A pair is told of its later member.
  WHERE other.id <> pr.id AND (prThen.approvedAt > other.approvedAt OR (coalesce(prThen.approvedAt, 0) = coalesce(other.approvedAt, 0) AND pr.id > other.id))
    // No month has more days: dates are made only where it may be close enough.
    AND coalesce(other.approvedAt, 0) + ($months + 1) * 31 * 86400000 >= coalesce(prThen.approvedAt, 0)
    AND datetime({epochMillis: coalesce(other.approvedAt, 0), timezone: 'Asia/Shanghai'}) + duration({months: $months}) >= datetime({epochMillis: coalesce(prThen.approvedAt, 0), timezone: 'Asia/Shanghai'})
  WITH one, pr, other, [name IN [prThen.name, other.name] | coalesce(head([e IN $endings WHERE name ENDS WITH e | left(name, size(name) - size(e))]), name)] AS names
  WITH one, pr, other, [name IN names | [k IN range(0, size(name) - 1) | substring(name, k, 1)]] AS letters, CASE WHEN size(names[0]) > size(names[1]) THEN size(names[0]) ELSE size(names[1]) END AS longest
  WITH one, pr, other, letters[0] AS a, letters[1] AS b, longest, $alike * longest - 0.000001 AS least
  // Characters in common bound the similarity from above and are soon counted.
  WHERE longest > 0 AND size([c IN a WHERE c IN b]) >= least AND size([c IN b WHERE c IN a]) >= least
    AND (NOT $numbersTell OR [c IN a WHERE c =~ '[0-9０-９一二三四五六七八九十]'] = [c IN b WHERE c =~ '[0-9０-９一二三四五六七八九十]'])
  // Edit distance, row by row.
  WITH one, pr, other, longest, least, reduce(above = range(0, size(b)), x IN range(1, size(a)) | reduce(row = [x], y IN range(1, size(b)) | row + [
         CASE WHEN a[x - 1] = b[y - 1] THEN above[y - 1] WHEN above[y - 1] <= above[y] AND above[y - 1] <= row[y - 1] THEN above[y - 1] + 1 WHEN above[y] <= row[y - 1] THEN above[y] + 1 ELSE row[y - 1] + 1 END]))[size(b)] AS edits
  WHERE longest - edits >= least
  // Both must be funded, by different documents or through different offices.
  MATCH (other)<-[f:FOR]-(o:Indicator)
  WHERE o.issuedAt <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  WITH one, pr, other, toFloat(longest - edits) / longest AS similarity, o, head(COLLECT { MATCH (d:Document)-[c:CARRIES]->(o) WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN d.id ORDER BY d.id }) AS document
  WITH one, pr, other, similarity, sum(coalesce(o.amount, 0)) AS funded, collect(o.id) AS lines, count(CASE WHEN any(x IN one.lines WHERE coalesce(x.document <> document, true) OR coalesce(x.recipient <> o.recipient, true)) THEN 1 END) AS elsewhere
  WHERE elsewhere > 0 AND funded > 0
  WITH pr, other, similarity, funded, lines, [x IN [pr, other] | COLLECT {
      MATCH (:Account)-[p:PAID {project: x.id}]->(payee:Account)
      WHERE p.kind IN ['payment', 'transfer', 'cash'] AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
        AND NOT EXISTS { (payee)-[back:PAID]->() WHERE p.id IN back.settles AND reduce(s = 0, k IN back.settledAmounts | s + k) >= p.amount AND back.at <= $asOf AND back.addedIn <= $batch AND (back.retiredIn IS NULL OR back.retiredIn > $batch) }
      RETURN p.id ORDER BY p.at, p.id LIMIT 50 }] AS payments
  RETURN collect({other: other, similarity: similarity, funded: funded, lines: lines, payments: payments[0] + payments[1], bothPaid: size(payments[0]) > 0 AND size(payments[1]) > 0,
                  exempt: COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(pr) WHERE x.value IN ['T-FP3', '续建'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } + COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(other) WHERE x.value IN ['T-FP3', '续建'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value }}) AS twins
}
WITH region, one, pr, prThen, twins, size(one.lines) > 1 AND one.allocated > one.budget AND size(COLLECT { UNWIND one.lines AS x RETURN DISTINCT x.document }) > 1
       AND ($sameFundToo OR size(COLLECT { UNWIND one.lines AS x RETURN DISTINCT x.fund }) > 1 OR size(COLLECT { UNWIND one.lines AS x RETURN DISTINCT x.recipient }) > 1) AS isOver, COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(pr) WHERE x.value IN ['T-FP3', 'T-JS9'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } AS exempt
WITH region, [t IN twins | {subject: pr.id, key: ['a', t.other.id], clause: 'a', band: CASE WHEN t.bothPaid THEN 'red' ELSE 'orange' END, measured: t.similarity, limit: $alike,
    amount: CASE WHEN t.funded < one.allocated THEN t.funded ELSE one.allocated END, nodes: [pr.id, t.other.id] + t.lines + [x IN one.lines | x.id], edges: t.payments,
    facts: {project: coalesce(prThen.name, pr.id), amount: CASE WHEN t.funded < one.allocated THEN t.funded ELSE one.allocated END, other: 'also as ' + coalesce(t.other.name, t.other.id), otherZh: '同村另有“' + coalesce(t.other.name, t.other.id) + '”'},
    trap: CASE WHEN size(t.exempt) > 0 THEN 'T-FP3' END}] + CASE WHEN isOver THEN [{subject: pr.id, key: ['b'], clause: 'b', band: 'orange', measured: toFloat(one.allocated) / one.budget, limit: 1.0,
    amount: one.allocated - one.budget, nodes: [pr.id] + [x IN one.lines | x.id], edges: [],
    facts: {project: coalesce(prThen.name, pr.id), amount: one.allocated - one.budget, other: 'by documents of several funds or offices', otherZh: '多份文件、多头安排'},
    trap: CASE WHEN any(x IN one.lines WHERE x.isUnsure) THEN 'T-JS9' ELSE head(exempt) END}] ELSE [] END AS found
RETURN region, count(*) AS judged, reduce(all = [], f IN collect(found) | all + f) AS findings
ORDER BY region
