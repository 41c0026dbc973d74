/**
 * @id       projects-of-several-documents
 * @title    Projects that several documents fund
 * @title.zh 多个文件重复安排资金的项目
 * @topic    contracts
 * @why      One project under several documents of one level may be funded twice, or beyond its approved budget.
 * @why.zh   同一级财政用多个文件为同一项目安排资金，可能重复安排或超批复预算。
 * @note     Documents of one region's lines are counted: that a province, a city and a county each hand on the same money is no second funding.
 * @note.zh  按同一区划的指标统计：省、市、县逐级转下达同一笔资金不算重复。
 * @needs    ISSUE PROJECT
 * @param    fromYear integer = 2000 Fiscal years from
 * @param.zh fromYear 起始年度
 * @allowed  fromYear 1990..2100
 * @param    toYear integer = 2100 Fiscal years to
 * @param.zh toYear 截止年度
 * @allowed  toYear 1990..2100
 * @param    documentsLeast integer = 2 Documents at least
 * @param.zh documentsLeast 文件至少
 * @allowed  documentsLeast 2..1000
 * @param    least fen = 0 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   project node Project|项目
 * @column   region text Region of the lines|安排资金的区划
 * @column   documentCount integer Documents|文件数
 * @column   lines integer Lines|指标数
 * @column   amount fen Given|安排金额
 * @column   approvedBudget fen Approved budget|批复预算
 * @column   above fen Above the budget|超预算
 * @column   firstYear year First year|首年
 * @column   lastYear year Last year|末年
 * @column   documents nodes Documents|文件
 * @returns  project, region, documentCount, lines, amount, approvedBudget, above, firstYear, lastYear, documents
 * @order    documents, most first, amount, largest first, project, region
 * @limit    $limit
 */
MATCH (i:Indicator)
USING SCAN i:Indicator
WHERE i.fiscalYear >= $fromYear AND i.fiscalYear <= $toYear AND ($regions IS NULL OR i.region IN $regions) AND i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
MATCH (i)-[f:FOR]->(j:Project)
WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
MATCH (d:Document)-[c:CARRIES]->(i)
WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
WITH i, j, d, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WHERE coalesce(iThen.issuedAt, 0) <= $asOf
WITH i, j, d, iThen.amount AS amount
ORDER BY d.id
WITH j, i.region AS region, collect(DISTINCT d.id) AS documents, count(DISTINCT i) AS lines, sum(amount) AS amount, min(i.fiscalYear) AS firstYear, max(i.fiscalYear) AS lastYear
WHERE size(documents) >= $documentsLeast AND amount >= $least
WITH j, region, documents, lines, amount, firstYear, lastYear, CASE WHEN j.changedIn > $batch THEN head(COLLECT { MATCH (j)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.approvedBudget }) ELSE j.approvedBudget END AS approvedBudget
RETURN j.id AS project, region, size(documents) AS documentCount, lines, amount, approvedBudget, CASE WHEN amount > approvedBudget THEN amount - approvedBudget END AS above, firstYear, lastYear, documents[..50] AS documents
ORDER BY documentCount DESC, amount DESC, project, region
SKIP $after LIMIT $limit
