-- Granted badges in the ledger's order, for whoever tells people of them.
CREATE INDEX badge_earned_position ON badge_earned (position);
