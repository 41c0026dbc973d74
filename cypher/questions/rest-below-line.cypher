/**
 * @id       rest-below-line
 * @title    The chain of documents below a line, with the rest on each level
 * @title.zh 指标以下逐级分解及各级结余
 * @topic    budget
 * @why      Where quota of a line stands, level by level: handed on, paid, or resting.
 * @why.zh   一条指标逐级分解、支付和结余的情况。
 * @note     A payment that came back and restored quota does not count. Lines that are reached on several ways stand on the shortest.
 * @note.zh  退回并恢复指标的支付不计。经多条路径到达的指标按最短级次列示。
 * @needs    ALLOC PAY
 * @param    line string The line to begin with
 * @param.zh line 起始指标
 * @allowed  line Indicator
 * @param    levels integer = 8 Levels below it at most
 * @param.zh levels 向下最多几级
 * @allowed  levels 0..8
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   level integer Level|级次
 * @column   line node Line|指标
 * @column   document node Document|文件
 * @column   region text Region|区划
 * @column   amount fen Amount|金额
 * @column   passedOn fen Handed on|已分解
 * @column   takenBack fen Taken back|追减收回
 * @column   paid fen Paid, net|净支付
 * @column   rest fen Rest on the line|本指标结余
 * @column   levelRest fen Rest on the level|本级结余合计
 * @edge     document line
 * @returns  level, line, document, region, amount, passedOn, takenBack, paid, rest, levelRest
 * @order    level, rest, largest first, then line
 * @limit    $limit
 */
MATCH (top:Indicator {id: $line})
MATCH way = (top)-[steps:ALLOCATED*0..8]->(i:Indicator)
WHERE length(way) <= $levels AND all(e IN steps WHERE e.kind IN ['distribution', 'pooling', 'carry-over', 'reissue'] AND e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch))
WITH i, min(length(way)) AS level
WITH i, level, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND ($regions IS NULL OR i.region IN $regions OR iThen.recipientRegion IN $regions)
CALL (i) {
  OPTIONAL MATCH (i)-[e:ALLOCATED]->(:Indicator) WHERE e.at <= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
  WITH e, e.kind IN ['distribution', 'pooling', 'carry-over', 'reissue'] AS isOn
  RETURN coalesce(sum(CASE WHEN isOn THEN e.amount END), 0) AS passedOn, coalesce(sum(CASE WHEN NOT isOn THEN e.amount END), 0) AS takenBack
}
CALL (i) {
  OPTIONAL MATCH (:Account)-[p:PAID {indicator: i.id}]->(b:Account)
  USING INDEX SEEK p:PAID(indicator)
  WHERE p.kind IN ['payment', 'transfer'] AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH b, sum(p.amount) AS amount, collect(p.id) AS ids
  CALL (b, ids) {
    OPTIONAL MATCH (b)-[s:PAID]->(:Account)
    WHERE s.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND s.restoresQuota AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
    UNWIND range(0, size(coalesce(s.settles, [])) - 1) AS k
    WITH s, k WHERE s.settles[k] IN ids
    RETURN coalesce(sum(s.settledAmounts[k]), 0) AS back
  }
  RETURN coalesce(sum(amount - back), 0) AS paid
}
WITH i, level, iThen.amount AS amount, passedOn, takenBack, paid, head(COLLECT { MATCH (d:Document)-[c:CARRIES]->(i) WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN d.id ORDER BY d.id }) AS document
WITH level, collect({i: i, document: document, amount: amount, passedOn: passedOn, takenBack: takenBack, paid: paid, rest: amount - passedOn - takenBack - paid}) AS lines
UNWIND lines AS l
WITH level, l.i AS i, l, reduce(s = 0, x IN lines | s + x.rest) AS levelRest
RETURN level, i.id AS line, l.document AS document, i.region AS region, l.amount AS amount, l.passedOn AS passedOn, l.takenBack AS takenBack, l.paid AS paid, l.rest AS rest, levelRest
ORDER BY level, rest DESC, line
SKIP $after LIMIT $limit
