-- What happened stays as it was written: corrections are new rows.
CREATE TRIGGER transfer_no_update BEFORE UPDATE ON transfer BEGIN SELECT raise(ABORT, 'a transfer is never updated'); END;
--> statement-breakpoint
CREATE TRIGGER transfer_no_delete BEFORE DELETE ON transfer BEGIN SELECT raise(ABORT, 'a transfer is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER reversal_no_update BEFORE UPDATE ON reversal BEGIN SELECT raise(ABORT, 'a reversal is never updated'); END;
--> statement-breakpoint
CREATE TRIGGER reversal_no_delete BEFORE DELETE ON reversal BEGIN SELECT raise(ABORT, 'a reversal is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact BEGIN SELECT raise(ABORT, 'a fact is never updated'); END;
--> statement-breakpoint
CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact BEGIN SELECT raise(ABORT, 'a fact is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'an audit entry is never updated'); END;
--> statement-breakpoint
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'an audit entry is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent BEGIN SELECT raise(ABORT, 'a consent is never updated'); END;
--> statement-breakpoint
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent BEGIN SELECT raise(ABORT, 'a consent is never deleted'); END;
