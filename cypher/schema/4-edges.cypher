/**
 * @id     4-edges
 * @title  Edges found by a property instead of by walking: the payments of an indicator are not sought among a treasury's
 * @access schema
 * @note   Ids are not unique constraints: a correction keeps the retired edge beside the one that replaces it.
 */
CREATE INDEX paid_id IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.id);
CREATE INDEX paid_indicator IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.indicator);
CREATE INDEX paid_batch IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.batch);
CREATE INDEX paid_project IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.project);
CREATE INDEX paid_contract IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.contract);
CREATE INDEX observed_id IF NOT EXISTS FOR ()-[e:OBSERVED]-() ON (e.id);
CREATE INDEX allocated_id IF NOT EXISTS FOR ()-[e:ALLOCATED]-() ON (e.id);
CREATE INDEX registered_id IF NOT EXISTS FOR ()-[e:REGISTERED]-() ON (e.id);
CREATE INDEX registered_local_number IF NOT EXISTS FOR ()-[e:REGISTERED]-() ON (e.localNumber);
CREATE INDEX carries_id IF NOT EXISTS FOR ()-[e:CARRIES]-() ON (e.id);
CREATE INDEX paid_voucher IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.voucher);
CREATE INDEX paid_application IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.application);
CREATE INDEX observed_voucher IF NOT EXISTS FOR ()-[e:OBSERVED]-() ON (e.voucher);
CREATE INDEX observed_application IF NOT EXISTS FOR ()-[e:OBSERVED]-() ON (e.application);
