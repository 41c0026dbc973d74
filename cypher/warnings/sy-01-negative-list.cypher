/**
 * @id          sy-01-negative-list
 * @code        SY-01
 * @title       Negative-list spending
 * @title.zh    列支负面清单事项
 * @bands       red
 * @bands.zh    红
 * @precision   medium
 * @subject     Indicator recipientRegion
 * @reads       indicator~payee HELD_BY>; FOR> <ABOUT; <ABOUT
 * @needs       PAY
 * @traps       T-SH5
 * @measure     fen
 * @param       subjects string[] Lines to judge
 * @param       batch    integer  Data version
 * @param       asOf     instant  Last moment of the day D
 * @param       words    string[] = ["基本支出","机关运行","职工工资","人员工资","职工奖金","奖金","津补贴","津贴补贴","绩效工资","职工福利","福利费","办公用车","公务用车","公务车","购车","车辆购置","购置车辆","购置轿车","通讯设备购置","购置通讯设备","购置手机","办公楼","办公用房","楼堂馆所","招待所建设","招待所装修","招待所维修","宾馆建设","宾馆装修","偿还","偿债","还贷","化债","债务","垫资","公务接待","接待费","招待费","因公出国","出国费","公款旅游"] Words of a purpose that are on the list; own reading until the text of 财农〔2021〕19号 is loaded
 * @param       allowed  string[] = ["农民工"] Words that show something else beside a word of the list; own default
 * @param       classes  string[] = ["501","50206","50207","50208","50303","50501","511","512"] Government-budget economic classes on the list (pay, hospitality, travel abroad, vehicles, debt); classes of the provincial front end
 * @param.zh    words   列入负面清单的付款用途用语；财农〔2021〕19号原文装载之前按自行理解
 * @param.zh    allowed 与清单用语同时出现时表明属于其他事项的用语；自定默认值
 * @param.zh    classes 列入清单的政府预算支出经济分类科目（工资、接待、出国、车辆、债务）；取自某省监控系统
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {amount:fen} paid on {at:day} out of {fund} for “{purpose}” ({matched}).
 * @message.zh  {at:day} 用“{fund}”支付“{purpose}”{amount:fen}（{matched}）。
 * @why         The fund's own rules forbid spending it on offices, pay, vehicles, hospitality or debt.
 * @why.zh      专项资金管理办法禁止用于机关开支、人员福利、车辆、接待和还债等事项。
 * @basis       Negative list of the linking-up subsidies (财农〔2021〕19号, text to be verified); Budget Law 2018 art. 94; Government Investment Regulations art. 22 (no contractor's advance funding); words and classes reconstructed
 * @basis.zh    衔接资金负面清单（财农〔2021〕19号，原文待核）；预算法（2018 年）第九十四条；政府投资条例第二十二条（不得由施工单位垫资建设）；用语和科目系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WHERE coalesce(iThen.executable, false) AND (iThen.fundTag IS NOT NULL OR iThen.trackCode IS NOT NULL)
OPTIONAL MATCH (x:Account)-[p:PAID {indicator: i.id}]->(y:Account)
WHERE coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  // The texts are read once, not once for each word.
  AND any(text IN [p {.economicClass, .purpose}] WHERE any(c IN $classes WHERE text.economicClass STARTS WITH c) OR any(w IN $words WHERE text.purpose CONTAINS w) AND none(w IN $allowed WHERE text.purpose CONTAINS w))
WITH i, iThen, y, p, p IS NOT NULL AND NOT any(w IN $words WHERE coalesce(p.purpose, '') CONTAINS w) AS isByClass
// What was given back in full, or booked to another line, is not on this one.
OPTIONAL MATCH (w:SettledPayment {payment: p.id})
OPTIONAL MATCH (:Account)-[s:PAID {id: w.settledBy}]->(:Account)
WHERE p.id IN s.settles AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH i, iThen, y, p, isByClass, sum(reduce(r = 0, k IN range(0, size(coalesce(s.settles, [])) - 1) | r + CASE WHEN s.settles[k] = p.id THEN s.settledAmounts[k] ELSE 0 END)) AS undone
WITH i, iThen, p, p.amount - undone AS net, CASE WHEN isByClass THEN p.economicClass ELSE head([w IN $words WHERE p.purpose CONTAINS w]) END AS matched,
     head(COLLECT { MATCH (y)-[h:HELD_BY]->(u) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN u.id ORDER BY u.id LIMIT 1 }) AS holder,
     // Pay of public-welfare posts under a project of its own.
     p IS NOT NULL AND EXISTS { UNWIND [i] + COLLECT { MATCH (i)-[f:FOR]->(j:Project) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) RETURN j } AS n MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(n) WHERE x.value = 'T-SH5' AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN x } AS isExempt
RETURN iThen.recipientRegion AS region, count(DISTINCT i) AS judged, collect(CASE WHEN net > 0 THEN {
  subject: i.id, key: [p.id], band: 'red', measured: net, limit: 0, amount: net, nodes: [i.id] + CASE WHEN holder IS NULL THEN [] ELSE [holder] END, edges: [p.id],
  facts: {amount: net, at: p.at, fund: coalesce(iThen.fundName, iThen.fundTag, iThen.trackCode), purpose: coalesce(p.purpose, ''), matched: matched, linePurpose: iThen.purpose},
  trap: CASE WHEN isExempt THEN 'T-SH5' END} END) AS findings
ORDER BY region
