// Two documents of the county give F more than its approved budget; N has one of the county and one of the province above it.
UNWIND [['1', '410325', 'F', 600, 2022], ['2', '410325', 'F', 700, 2023], ['3', '410325', 'N', 500, 2023], ['4', '410000', 'N', 500, 2023]] AS row
MERGE (j:Project {id: 'project:' + row[2]}) ON CREATE SET j.name = '项目' + row[2], j.code = row[2], j.region = '410325', j.approvedBudget = 1000
CREATE (:Document {id: 'document:' + row[1] + '|101|财农〔2023〕' + row[0] + '号', issuer: row[1] + '|101', number: '财农〔2023〕' + row[0] + '号', region: row[1]})-[:CARRIES]->
  (:Indicator {id: 'indicator:' + row[1] + '|' + row[4] + '|' + row[0], region: row[1], fiscalYear: row[4], code: row[0], amount: row[3], issuedAt: 1000})-[:FOR]->(j);
