/**
 * @id     15-touched
 * @title  What a batch has added or retired of the other kinds of edges: the warnings judge again what it can concern
 * @access schema
 * @note   As in 10-following.cypher. The beneficiary of a payment leads from a household that changed to the accounts on which it was paid.
 */
CREATE INDEX funded_through_added IF NOT EXISTS FOR ()-[e:FUNDED_THROUGH]-() ON (e.addedIn, e.source);
CREATE INDEX funded_through_retired IF NOT EXISTS FOR ()-[e:FUNDED_THROUGH]-() ON (e.retiredIn, e.source);
CREATE INDEX supervised_by_added IF NOT EXISTS FOR ()-[e:SUPERVISED_BY]-() ON (e.addedIn, e.source);
CREATE INDEX supervised_by_retired IF NOT EXISTS FOR ()-[e:SUPERVISED_BY]-() ON (e.retiredIn, e.source);
CREATE INDEX in_added IF NOT EXISTS FOR ()-[e:IN]-() ON (e.addedIn, e.source);
CREATE INDEX in_retired IF NOT EXISTS FOR ()-[e:IN]-() ON (e.retiredIn, e.source);
CREATE INDEX issued_by_added IF NOT EXISTS FOR ()-[e:ISSUED_BY]-() ON (e.addedIn, e.source);
CREATE INDEX issued_by_retired IF NOT EXISTS FOR ()-[e:ISSUED_BY]-() ON (e.retiredIn, e.source);
CREATE INDEX registered_added IF NOT EXISTS FOR ()-[e:REGISTERED]-() ON (e.addedIn, e.source);
CREATE INDEX registered_retired IF NOT EXISTS FOR ()-[e:REGISTERED]-() ON (e.retiredIn, e.source);
CREATE INDEX part_of_total_added IF NOT EXISTS FOR ()-[e:PART_OF_TOTAL]-() ON (e.addedIn, e.source);
CREATE INDEX part_of_total_retired IF NOT EXISTS FOR ()-[e:PART_OF_TOTAL]-() ON (e.retiredIn, e.source);
CREATE INDEX card_of_added IF NOT EXISTS FOR ()-[e:CARD_OF]-() ON (e.addedIn, e.source);
CREATE INDEX card_of_retired IF NOT EXISTS FOR ()-[e:CARD_OF]-() ON (e.retiredIn, e.source);
CREATE INDEX succeeded_by_added IF NOT EXISTS FOR ()-[e:SUCCEEDED_BY]-() ON (e.addedIn, e.source);
CREATE INDEX succeeded_by_retired IF NOT EXISTS FOR ()-[e:SUCCEEDED_BY]-() ON (e.retiredIn, e.source);
CREATE INDEX legal_rep_of_added IF NOT EXISTS FOR ()-[e:LEGAL_REP_OF]-() ON (e.addedIn, e.source);
CREATE INDEX legal_rep_of_retired IF NOT EXISTS FOR ()-[e:LEGAL_REP_OF]-() ON (e.retiredIn, e.source);
CREATE INDEX shareholder_of_added IF NOT EXISTS FOR ()-[e:SHAREHOLDER_OF]-() ON (e.addedIn, e.source);
CREATE INDEX shareholder_of_retired IF NOT EXISTS FOR ()-[e:SHAREHOLDER_OF]-() ON (e.retiredIn, e.source);
CREATE INDEX staff_of_added IF NOT EXISTS FOR ()-[e:STAFF_OF]-() ON (e.addedIn, e.source);
CREATE INDEX staff_of_retired IF NOT EXISTS FOR ()-[e:STAFF_OF]-() ON (e.retiredIn, e.source);
CREATE INDEX kin_of_added IF NOT EXISTS FOR ()-[e:KIN_OF]-() ON (e.addedIn, e.source);
CREATE INDEX kin_of_retired IF NOT EXISTS FOR ()-[e:KIN_OF]-() ON (e.retiredIn, e.source);
CREATE INDEX uses_added IF NOT EXISTS FOR ()-[e:USES]-() ON (e.addedIn, e.source);
CREATE INDEX uses_retired IF NOT EXISTS FOR ()-[e:USES]-() ON (e.retiredIn, e.source);
CREATE INDEX split_from_added IF NOT EXISTS FOR ()-[e:SPLIT_FROM]-() ON (e.addedIn, e.source);
CREATE INDEX split_from_retired IF NOT EXISTS FOR ()-[e:SPLIT_FROM]-() ON (e.retiredIn, e.source);
CREATE INDEX merged_into_added IF NOT EXISTS FOR ()-[e:MERGED_INTO]-() ON (e.addedIn, e.source);
CREATE INDEX merged_into_retired IF NOT EXISTS FOR ()-[e:MERGED_INTO]-() ON (e.retiredIn, e.source);
CREATE INDEX benefits_from_added IF NOT EXISTS FOR ()-[e:BENEFITS_FROM]-() ON (e.addedIn, e.source);
CREATE INDEX benefits_from_retired IF NOT EXISTS FOR ()-[e:BENEFITS_FROM]-() ON (e.retiredIn, e.source);
CREATE INDEX contracted_for_added IF NOT EXISTS FOR ()-[e:CONTRACTED_FOR]-() ON (e.addedIn, e.source);
CREATE INDEX contracted_for_retired IF NOT EXISTS FOR ()-[e:CONTRACTED_FOR]-() ON (e.retiredIn, e.source);
CREATE INDEX bid_added IF NOT EXISTS FOR ()-[e:BID]-() ON (e.addedIn, e.source);
CREATE INDEX bid_retired IF NOT EXISTS FOR ()-[e:BID]-() ON (e.retiredIn, e.source);
CREATE INDEX about_added IF NOT EXISTS FOR ()-[e:ABOUT]-() ON (e.addedIn, e.source);
CREATE INDEX about_retired IF NOT EXISTS FOR ()-[e:ABOUT]-() ON (e.retiredIn, e.source);
CREATE INDEX paid_beneficiary IF NOT EXISTS FOR ()-[e:PAID]-() ON (e.beneficiary);
