/**
 * @id     3-nodes-by-fact
 * @title  The facts people and questions start from
 * @access schema
 * @note   A fact that changed is still asked for as of an earlier batch: its former value is a Version.
 */
CREATE INDEX region_code IF NOT EXISTS FOR (n:Region) ON (n.code);
CREATE INDEX document_number IF NOT EXISTS FOR (n:Document) ON (n.number);
CREATE INDEX document_issued_at IF NOT EXISTS FOR (n:Document) ON (n.issuedAt);
CREATE INDEX indicator_own_number IF NOT EXISTS FOR (n:Indicator) ON (n.ownNumber);
CREATE INDEX indicator_upper_number IF NOT EXISTS FOR (n:Indicator) ON (n.upperNumber);
CREATE INDEX version_upper_number IF NOT EXISTS FOR (n:Version) ON (n.upperNumber);
CREATE INDEX indicator_project IF NOT EXISTS FOR (n:Indicator) ON (n.project);
CREATE INDEX indicator_fund_tag IF NOT EXISTS FOR (n:Indicator) ON (n.fundTag);
CREATE INDEX project_code IF NOT EXISTS FOR (n:Project) ON (n.code);
CREATE INDEX account_number IF NOT EXISTS FOR (n:Account) ON (n.number);
CREATE INDEX account_kind IF NOT EXISTS FOR (n:Account) ON (n.kind);
CREATE INDEX enterprise_uscc IF NOT EXISTS FOR (n:Enterprise) ON (n.uscc);
CREATE INDEX person_id_number IF NOT EXISTS FOR (n:Person) ON (n.idNumber);
CREATE INDEX record_kind IF NOT EXISTS FOR (n:Record) ON (n.kind);
CREATE INDEX coverage_source IF NOT EXISTS FOR (n:Coverage) ON (n.source);
