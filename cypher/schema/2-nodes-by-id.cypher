/**
 * @id     2-nodes-by-id
 * @title  The id of each label, so that a question which names the label finds its node at once
 * @access schema
 * @note   The unique id of Entity is not used for a pattern that names only the business label.
 */
CREATE INDEX region_id IF NOT EXISTS FOR (n:Region) ON (n.id);
CREATE INDEX unit_id IF NOT EXISTS FOR (n:Unit) ON (n.id);
CREATE INDEX document_id IF NOT EXISTS FOR (n:Document) ON (n.id);
CREATE INDEX indicator_id IF NOT EXISTS FOR (n:Indicator) ON (n.id);
CREATE INDEX project_id IF NOT EXISTS FOR (n:Project) ON (n.id);
CREATE INDEX account_id IF NOT EXISTS FOR (n:Account) ON (n.id);
CREATE INDEX payout_batch_id IF NOT EXISTS FOR (n:PayoutBatch) ON (n.id);
CREATE INDEX subsidy_item_id IF NOT EXISTS FOR (n:SubsidyItem) ON (n.id);
CREATE INDEX enterprise_id IF NOT EXISTS FOR (n:Enterprise) ON (n.id);
CREATE INDEX household_id IF NOT EXISTS FOR (n:Household) ON (n.id);
CREATE INDEX person_id IF NOT EXISTS FOR (n:Person) ON (n.id);
CREATE INDEX tender_id IF NOT EXISTS FOR (n:Tender) ON (n.id);
CREATE INDEX contract_id IF NOT EXISTS FOR (n:Contract) ON (n.id);
CREATE INDEX contact_id IF NOT EXISTS FOR (n:Contact) ON (n.id);
CREATE INDEX record_id IF NOT EXISTS FOR (n:Record) ON (n.id);
CREATE INDEX balance_id IF NOT EXISTS FOR (n:Balance) ON (n.id);
