/**
 * @id          sk-11-benefit-excess
 * @code        SK-11
 * @title       Duplicate, off-roster or over-standard benefit
 * @title.zh    重复、超范围、超标准享受
 * @bands       yellow over the standard (c, d), orange for a duplicate or off the roster (a, b)
 * @bands.zh    超标准（c、d 款）为黄，重复或不在名单（a、b 款）为橙
 * @precision   medium
 * @subject     Household
 * @reads       <MEMBER_OF (BENEFITS_FROM>; <HELD_BY (party~; payee~item)); BENEFITS_FROM>; <HELD_BY (party~; payee~item); <ABOUT
 * @needs       CARD ITEM
 * @clause      a: One item twice for one period, or items that exclude each other|同一补贴同一期间重复发放，或同时享受互斥的补贴
 * @clause      b HOUSEHOLD: Not on a valid roster at approval|批准时不在有效名单内
 * @clause      c: More than standard times quantity|发放金额超过标准乘数量
 * @clause      d PARCEL: Declared area exceeds the titled area by more than allowed|申报面积超出确权面积的幅度大于允许值
 * @traps       T-SH8 T-SH9
 * @measure     fen
 * @param       subjects string[] Households to judge
 * @param       batch    integer  Data version
 * @param       asOf     instant  Last moment of the day D
 * @param       sources string[] What is covered
 * @param       areaRatio number = 1.1 {0..100} Declared area to titled area; practitioner material, another template has 1.5
 * @param       exitWords string[] = ["不再享受","退出","清退"] Labels of a household that has left the register; 河南省扶贫开发条例, articles 9 to 12
 * @param.zh    areaRatio 申报面积与确权面积之比；实务资料，另有模板为 1.5
 * @param.zh    exitWords 表示农户已退出的标识；河南省扶贫开发条例第九条至第十二条
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the households
 * @message     {item}, {period}: {sign}; {amount:fen} more than is due.
 * @message.zh  {item}（{period}）：{sign}，超出 {amount:fen}。
 * @why         What one household draws twice or too much is lacking elsewhere.
 * @why.zh      重复或超标准发放挤占其他对象的资金。
 * @basis       Practitioner joins; 1.1 from audit templates; 河南省扶贫开发条例 articles 9 to 12 and 64; the rest reconstructed
 * @basis.zh    实务中的数据比对；1.1 取自审计模板；河南省扶贫开发条例第九条至第十二条、第六十四条；其余系复原
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (h:Household {id: id}) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH h, CASE WHEN h.changedIn > $batch THEN head(COLLECT { MATCH (h)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE h END AS hThen, COLLECT { MATCH (h)<-[m:MEMBER_OF]-(x:Person) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN {id: x.id, node: x, from: coalesce(m.from, 0), to: coalesce(m.to, 9000000000000000) + 86399999} } AS members
WITH h, hThen, [h] + [m IN members | m.node] AS owners, [h.id] + [m IN members | m.id] AS people
CALL (owners, people) {
  UNWIND owners AS owner
  MATCH (owner)<-[held:HELD_BY]-(a:Account)<-[p:PAID]-(:Account) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH DISTINCT a, p
  WHERE p.item IS NOT NULL AND p.beneficiary IN people
  WITH a, collect(p) AS ps
  WITH ps, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
  UNWIND ps AS p
  WITH p, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
  WITH p, net ORDER BY p.at, p.id
  RETURN collect({id: p.id, at: p.at, item: p.item, period: p.period, by: p.beneficiary, line: p.rosterLine, movement: coalesce(p.movement, p.id), net: net}) AS lines
}
WITH h, hThen, owners, lines WHERE size(lines) > 0
WITH h, hThen, lines, COLLECT { UNWIND owners AS b MATCH (b)-[g:BENEFITS_FROM]->(item:SubsidyItem) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) RETURN {id: g.id, by: b.id, item: item.id, line: g.rosterLine, at: g.approvedAt, from: coalesce(g.from, 0), to: coalesce(g.to, 9000000000000000) + 86399999,
       standard: coalesce(g.standard, item.standard), quantity: g.quantity, declared: g.declaredArea, titled: g.titledArea} } AS grants, head(COLLECT { MATCH (h)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH8', 'T-SH9'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS exempt
CALL (h, hThen, lines, grants, exempt) {
  CALL (hThen, lines, grants) {
    // (a) One item twice for one period.
    UNWIND lines AS line
    WITH line.by AS by, line.item AS item, line.period AS period, collect(line) AS some WHERE period IS NOT NULL
    WITH item, period, some, [k IN range(0, size(some) - 1) WHERE NOT some[k].movement IN [l IN some[..k] | l.movement]] AS firsts
    WHERE size(firsts) > 1
    RETURN 'a' AS clause, 'orange' AS band, item, period, '重复发放 ' + toString(size(firsts)) + ' 次' AS sign, reduce(s = 0, l IN some | s + CASE WHEN l.movement = some[0].movement THEN 0 ELSE l.net END) AS excess,
           reduce(s = 0, l IN some | s + l.net) AS measured, reduce(s = 0, l IN some | s + CASE WHEN l.movement = some[0].movement THEN l.net ELSE 0 END) AS limit, [l IN some | l.id] AS shown, null AS trap
    UNION ALL
    // Two items that exclude each other for one time; one for a person and one for the household may both be right.
    UNWIND lines AS line
    WITH DISTINCT line.item AS id
    MATCH (item:SubsidyItem {id: id}) WHERE size(coalesce(item.exclusiveWith, [])) > 0 AND item.addedIn <= $batch AND (item.retiredIn IS NULL OR item.retiredIn > $batch)
    UNWIND [l IN lines WHERE l.item = id] AS one
    UNWIND [l IN lines WHERE l.item <> id AND (l.period = one.period OR l.period STARTS WITH one.period + '-' OR one.period STARTS WITH l.period + '-')] AS other
    MATCH (second:SubsidyItem {id: other.item}) WHERE second.code IN item.exclusiveWith AND NOT (item.code IN coalesce(second.exclusiveWith, []) AND second.code < item.code) AND second.addedIn <= $batch AND (second.retiredIn IS NULL OR second.retiredIn > $batch)
    WITH id AS item, one.period AS period, '与“' + second.name + '”互斥' AS sign, collect(DISTINCT one) AS ones, collect(DISTINCT other) AS others, min(CASE WHEN one.by = other.by THEN 0 ELSE 1 END) AS apart
    WITH item, period, sign, ones, others, apart, reduce(s = 0, l IN ones | s + l.net) AS first, reduce(s = 0, l IN others | s + l.net) AS second
    RETURN 'a' AS clause, 'orange' AS band, item, period, sign, CASE WHEN first < second THEN first ELSE second END AS excess, first + second AS measured, CASE WHEN first < second THEN second ELSE first END AS limit,
           [l IN ones + others | l.id] AS shown, CASE WHEN apart = 1 THEN 'T-SH8' END AS trap
    UNION ALL
    // (b) Off the roster that was valid at approval: a line that had ended or not begun; a household that had left, where the item's own roster does not hold it (T-SH9).
    UNWIND CASE WHEN 'HOUSEHOLD' IN $sources THEN lines ELSE [] END AS line
    MATCH (item:SubsidyItem {id: line.item})
    WITH hThen, line, item, [g IN grants WHERE g.item = line.item AND (g.line = line.line OR g.line IS NULL)] AS own
    WITH hThen, line, item, own, coalesce(own[0].at, line.at) AS approvedAt
    WITH line, item, [g IN own WHERE g.from <= approvedAt AND g.to >= approvedAt] AS valid, own,
         item.targeting = 'means-tested' AND any(w IN $exitWords WHERE coalesce(hThen.policyLabel, '') CONTAINS w) AND hThen.policyLabelFrom <= approvedAt AS hasLeft
    WHERE hasLeft OR (size(own) > 0 AND size(valid) = 0)
    WITH item, line.period AS period, collect(line) AS some, min(CASE WHEN size(valid) > 0 THEN 1 ELSE 0 END) AS listed
    RETURN 'b' AS clause, 'orange' AS band, item.id AS item, period, '批准时不在有效名单' AS sign, reduce(s = 0, l IN some | s + l.net) AS excess, reduce(s = 0, l IN some | s + l.net) AS measured, 0 AS limit, [l IN some | l.id] AS shown,
           CASE WHEN listed = 1 THEN 'T-SH9' END AS trap
    UNION ALL
    // (c) More than standard times quantity.
    UNWIND lines AS line
    WITH line, head([g IN grants WHERE g.line = line.line AND g.item = line.item]) AS g
    WITH line, g, toInteger(round(g.standard * g.quantity)) AS due WHERE line.net > due
    RETURN 'c' AS clause, 'yellow' AS band, line.item AS item, line.period AS period, '超过标准乘数量' AS sign, line.net - due AS excess, line.net AS measured, due AS limit, [line.id, g.id] AS shown, null AS trap
    UNION ALL
    // (d) More land declared than titled.
    UNWIND CASE WHEN 'PARCEL' IN $sources THEN lines ELSE [] END AS line
    WITH line, head([g IN grants WHERE g.line = line.line AND g.item = line.item AND g.titled IS NOT NULL]) AS g
    WITH line, g WHERE g.declared > 0 AND round(g.declared * 10000) > round(g.titled * $areaRatio * 10000)
    WITH line, g, toInteger(round(line.net * (g.declared - g.titled) / g.declared)) AS excess
    RETURN 'd' AS clause, 'yellow' AS band, line.item AS item, line.period AS period, '申报面积 ' + toString(g.declared) + ' 亩，确权 ' + toString(g.titled) + ' 亩' AS sign, excess, line.net AS measured, line.net - excess AS limit, [line.id, g.id] AS shown, null AS trap
  }
  MATCH (i:SubsidyItem {id: item})
  WITH h, exempt, i, clause, band, period, sign, excess, measured, limit, shown, trap
  ORDER BY shown[0]
  WITH h, exempt, i, clause, band, period, trap, collect({sign: sign, excess: excess, measured: measured, limit: limit, shown: shown}) AS some
  RETURN collect({
    subject: h.id, key: [i.id, coalesce(period, ''), clause, coalesce(trap, '')], clause: clause, band: band,
    measured: reduce(s = 0, x IN some | s + x.measured), limit: reduce(s = 0, x IN some | s + x.limit), amount: reduce(s = 0, x IN some | s + x.excess),
    nodes: [h.id, i.id], edges: reduce(ids = [], x IN some | ids + x.shown)[..200],
    facts: {item: i.name, period: coalesce(period, ''), sign: some[0].sign, amount: reduce(s = 0, x IN some | s + x.excess)}, trap: coalesce(trap, exempt)}) AS findings
}
RETURN hThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
