/**
 * @id          fp-05-purpose-changed
 * @code        FP-05
 * @title       Purpose changed at allocation
 * @title.zh    分配用途与上级指定用途不符
 * @bands       red
 * @bands.zh    红
 * @precision   medium
 * @subject     Indicator
 * @reads       GIVEN_TO>; FOR> <ABOUT; <CARRIES CARRIES>; ALLOCATED; indicator~; <ABOUT; any Region
 * @needs       ALLOC
 * @clause      a: A line for a unit or project stands under a class its money may not be spent under|下达到单位或项目的指标列入不应列支的功能分类科目
 * @clause      b LIBRARY: The class differs from the line above, or upper-level money is pooled without permission or plan|科目与上级指标不一致，或上级资金未获准或无方案即统筹整合
 * @clause      c PAY: Paid under a class the money may not be spent under, which the line itself does not name|指标未列该科目，而支付列入不应列支的功能分类科目
 * @traps       T-FP2 T-FP6
 * @measure     count
 * @param       subjects     string[]      Lines to judge
 * @param       sources      string[]      What is covered in their regions
 * @param       batch        integer       Data version
 * @param       asOf         instant       Last moment of the day D
 * @param       pooling      map[] = []    Where integration of funds is allowed: region or tag, fundLevel, fundName (each absent: any), from, to; where it is empty the tags below decide
 * @param       wrongClasses string[] = ["202","203","204","227","230","232","233"] Functional classes that money for poverty alleviation is not spent under;
 *              list of the report on wrongly used classes of a provincial front end
 * @param       missingToo   boolean = false A class that is missing counts where other lines of the document have one; own default: no, JS-02 names it
 * @param       poolTag      string = "脱贫县" Counties that may pool upper money up to poolUntil where no table says otherwise; notice 财农〔2021〕22号, to be verified
 * @param       poolUntil    integer = 2023 {2000..2100} Last fiscal year for them; the same notice
 * @param       keyTag       string = "国家乡村振兴重点帮扶县" Counties that may pool upper money up to keyUntil; the same notice
 * @param       keyUntil     integer = 2025 {2000..2100} Last fiscal year for them; the same notice
 * @param.zh    wrongClasses 扶贫资金不应列支的支出功能分类科目；某省监控系统“疑似错用科目”报表的清单
 * @param.zh    missingToo   同一文件其他指标有科目而本条缺科目的是否也计；自定默认值：不计，由 JS-02 提示
 * @param.zh    poolTag      设置表没有另行规定时，至 poolUntil 止可统筹整合上级资金的县；财农〔2021〕22号，原文待核
 * @param.zh    poolUntil    上述县适用的最后预算年度；同上
 * @param.zh    keyTag       至 keyUntil 止可统筹整合上级资金的县；同上
 * @param.zh    keyUntil     上述县适用的最后预算年度；同上
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {number}: {amount:fen} {what}.
 * @message.zh  {number}：{amount:fen}，{whatZh}。
 * @why         Earmarked money has the purpose for which the level above gave it; changing it needs a decision.
 * @why.zh      专项资金应按上级规定用途安排，改变用途须经批准。
 * @basis       Budget Law 2018, article 93(5); Henan's regulation on poverty alleviation, article 56 (integration needs a plan); class list of a provincial front end. Reconstructed: b compares classes with
 *              the line above and asks of a pool whether it was allowed and has a plan; purposes in words are not compared
 * @basis.zh    预算法（2018 年）第九十三条第五项；河南省扶贫开发条例第五十六条（统筹整合须有方案）；科目清单取自某省监控系统。条件系复原：b 款将科目与上级指标比对，并查统筹整合是否获准、有无方案；不比对文字表述的用途
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
// Money that is followed: lines with a tag or code of a fund.
WHERE iThen.issuedAt <= $asOf AND (iThen.fundTag IS NOT NULL OR iThen.trackCode IS NOT NULL)
WITH i, iThen, left(iThen.functionClass, 3) AS class, EXISTS { (i)-[g:GIVEN_TO]->(:Unit) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) } AS isToUnit, EXISTS { (i)-[g:GIVEN_TO]->(:Region) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) } AS isToRegion,
     EXISTS { (i)-[f:FOR]->(:Project) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) } AS isForProject
CALL (i, iThen, isToUnit, isForProject) {
  MATCH (d:Document)-[c:CARRIES]->(i)
  WHERE $missingToo AND iThen.functionClass IS NULL AND (isToUnit OR isForProject) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  RETURN count(CASE WHEN EXISTS { (d)-[k:CARRIES]->(o:Indicator) WHERE o.functionClass IS NOT NULL AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) } THEN 1 END) > 0 AS isMissing
}
CALL (i) {
  MATCH (i)-[a:ALLOCATED]-(:Indicator)
  WHERE a.at <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  RETURN sum(CASE WHEN startNode(a) = i AND a.kind IN ['reduction', 'recall', 'adjustment', 'carry-over'] THEN -a.amount WHEN endNode(a) = i AND a.kind = 'adjustment' THEN a.amount ELSE 0 END) AS changes
}
WITH i, iThen, class, isForProject, coalesce(iThen.amount, 0) + changes AS quota, (isToUnit OR isForProject) AND (isMissing OR coalesce(class IN $wrongClasses, false)) AS isWrong,
     // A transfer stands under 230 between governments.
     isToRegion AND NOT isToUnit AND NOT isForProject AND coalesce(class = '230', false) AS isTransfer, isToUnit OR isForProject AS isForUse
// Payments that leave the class of a line that is in order.
CALL (i, isWrong, isForUse) {
  MATCH (:Account)-[p:PAID {indicator: i.id}]->(payee:Account)
  WHERE 'PAY' IN $sources AND isForUse AND NOT isWrong AND left(p.functionClass, 3) IN $wrongClasses AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.kind IN ['payment', 'transfer', 'cash'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH p ORDER BY p.functionClass, p.id
  WITH p, reduce(s = p.amount, x IN COLLECT { MATCH (payee)-[back:PAID]->() WHERE p.id IN back.settles AND back.at <= $asOf AND back.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND coalesce(back.state, 'paid') = 'paid' AND back.addedIn <= $batch AND (back.retiredIn IS NULL OR back.retiredIn > $batch)
       RETURN reduce(t = 0, k IN range(0, size(back.settles) - 1) | t + CASE WHEN back.settles[k] = p.id THEN back.settledAmounts[k] ELSE 0 END) } | s - x) AS net
  WHERE net > 0
  RETURN sum(net) AS misused, collect(p.id)[..200] AS misuses, reduce(all = '', c IN collect(DISTINCT p.functionClass) | all + CASE WHEN all = '' THEN '' ELSE '、' END + c) AS misusedClass
}
// Where the money of this line comes from, and whether it may be pooled.
CALL (i, iThen, class) {
  MATCH (up:Indicator)-[a:ALLOCATED]->(i)
  WHERE 'LIBRARY' IN $sources AND a.at <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  WITH up, a, iThen, class, a.kind IN ['distribution', 'reissue'] AND left(up.functionClass, 3) <> class AND NOT '230' IN [class, left(up.functionClass, 3)] AS isOther,
       CASE WHEN size($pooling) > 0 THEN any(x IN $pooling WHERE (x.region = iThen.region OR EXISTS { (g:Region {code: iThen.region}) WHERE x.tag IN g.tags }) AND coalesce(x.fundLevel = up.fundLevel, true)
              AND coalesce(x.fundName = up.fundName, true) AND coalesce(x.from <= a.at, true) AND coalesce(x.to >= a.at, true))
            ELSE EXISTS { (g:Region {code: iThen.region}) WHERE ($poolTag IN g.tags AND iThen.fiscalYear <= $poolUntil) OR ($keyTag IN g.tags AND iThen.fiscalYear <= $keyUntil) } END AS isAllowed
  RETURN collect(CASE WHEN isOther THEN up.id END) AS others, min(CASE WHEN isOther THEN up.functionClass END) AS otherClass,
         collect(CASE WHEN a.kind = 'pooling' AND up.fundLevel IN ['central', 'province'] THEN {id: up.id, edge: a.id, amount: a.amount, isAllowed: isAllowed} END) AS pooled
}
WITH i, iThen, quota, isWrong, isTransfer, misused, misuses, misusedClass, others, otherClass, pooled, COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(i) WHERE x.value IN ['T-FP2', 'T-FP6'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } AS exempt,
     iThen.plan IS NOT NULL OR EXISTS { (x:Record {kind: 'integration-plan'})-[e:ABOUT]->(i) WHERE coalesce(x.from, 0) <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) } AS hasPlan,
     EXISTS { (x:Record {kind: 'purpose-change'})-[e:ABOUT]->(i) WHERE coalesce(x.from, 0) <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) }
       OR EXISTS { (x:Record {kind: 'purpose-change'})-[e:ABOUT]->(:Project)<-[f:FOR]-(i) WHERE coalesce(x.from, 0) <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) } AS isChangeDecided,
     COLLECT { MATCH (d:Document)-[c:CARRIES]->(i) WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN d ORDER BY d.id } AS documents
WITH i, iThen, exempt, documents, CASE WHEN isChangeDecided THEN [] ELSE
  CASE WHEN isWrong OR isTransfer THEN [{clause: 'a', key: ['a'], amount: quota, nodes: [], edges: [], trap: CASE WHEN isTransfer THEN 'T-FP6' END,
    what: 'stand under the functional class ' + coalesce(iThen.functionClass, '(none)') + CASE WHEN isTransfer THEN '' ELSE ', which is not for such money' END,
    whatZh: '列支出功能分类 ' + coalesce(iThen.functionClass, '（空）') + CASE WHEN isTransfer THEN '' ELSE '，此类资金不应列支' END}] ELSE [] END +
  // Told under a before it had a letter of its own: by the same key it stays the same finding.
  CASE WHEN misused > 0 THEN [{clause: 'c', key: ['a', 'payments'], amount: misused, nodes: [], edges: misuses, trap: null,
    what: 'were paid under the functional class ' + misusedClass + ', which is not for such money', whatZh: '支付列支出功能分类 ' + misusedClass + '，此类资金不应列支'}] ELSE [] END +
  CASE WHEN size(others) > 0 AND NOT isWrong THEN [{clause: 'b', key: ['b', 'class'], amount: quota, nodes: others, edges: [], trap: null,
    what: 'stand under the functional class ' + iThen.functionClass + ', the line above under ' + otherClass, whatZh: '列支出功能分类 ' + iThen.functionClass + '，上级指标为 ' + otherClass}] ELSE [] END +
  CASE WHEN size(pooled) > 0 THEN [{clause: 'b', key: ['b', 'pool'], amount: reduce(s = 0, x IN pooled | s + CASE WHEN NOT hasPlan OR NOT x.isAllowed OR all(y IN pooled WHERE y.isAllowed) THEN x.amount ELSE 0 END),
    nodes: [x IN pooled | x.id], edges: [x IN pooled | x.edge], trap: CASE WHEN hasPlan AND all(x IN pooled WHERE x.isAllowed) THEN 'T-FP2' END,
    what: 'of upper-level money are pooled, plan: ' + coalesce(iThen.plan, CASE WHEN hasPlan THEN 'on file' ELSE 'none' END), whatZh: '上级资金被统筹整合，方案：' + coalesce(iThen.plan, CASE WHEN hasPlan THEN '已备案' ELSE '无' END)}] ELSE [] END END AS faults
WITH iThen.region AS region, [f IN faults | {subject: i.id, key: f.key, clause: f.clause, band: 'red', measured: 1, limit: 0, amount: f.amount, nodes: [d IN documents | d.id] + [i.id] + f.nodes, edges: f.edges,
  facts: {number: coalesce(documents[0].number, iThen.ownNumber, i.id), amount: f.amount, what: f.what, whatZh: f.whatZh}, trap: coalesce(f.trap, head(exempt))}] AS found
RETURN region, count(*) AS judged, reduce(all = [], f IN collect(found) | all + f) AS findings
ORDER BY region
