/**
 * @id      things-of-label
 * @title   How many things of each kind there are that can be judged, of any data version
 * @access  read
 * @returns label, things
 * @order   none: each is taken for itself
 * @limit   none: a row for each kind
 */
MATCH (n:Indicator) WITH count(n) AS things RETURN 'Indicator' AS label, things
UNION ALL
MATCH (n:Unit) WITH count(n) AS things RETURN 'Unit' AS label, things
UNION ALL
MATCH (n:Project) WITH count(n) AS things RETURN 'Project' AS label, things
UNION ALL
MATCH (n:Account) WITH count(n) AS things RETURN 'Account' AS label, things
UNION ALL
MATCH (n:PayoutBatch) WITH count(n) AS things RETURN 'PayoutBatch' AS label, things
UNION ALL
MATCH (n:Enterprise) WITH count(n) AS things RETURN 'Enterprise' AS label, things
UNION ALL
MATCH (n:Household) WITH count(n) AS things RETURN 'Household' AS label, things
UNION ALL
MATCH (n:Person) WITH count(n) AS things RETURN 'Person' AS label, things
UNION ALL
MATCH (n:Contract) WITH count(n) AS things RETURN 'Contract' AS label, things
UNION ALL
MATCH (n:Tender) WITH count(n) AS things RETURN 'Tender' AS label, things
