CREATE TABLE `admin_seat` (
	`role` text NOT NULL,
	`operator_id` text NOT NULL,
	PRIMARY KEY(`role`, `operator_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `approval` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`body` text NOT NULL,
	`because` text NOT NULL,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	CONSTRAINT "approval_four_eyes" CHECK("approval"."state" <> 'approved' or "approval"."decided_by" <> "approval"."asked_by")
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `approval_by_state` ON `approval` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `approval_by_subject` ON `approval` (`subject_id`,`id`);--> statement-breakpoint
CREATE TABLE `audit_head` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`hash` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `erasure` (
	`member_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`because` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `identity_change` (
	`member_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`mark` text NOT NULL,
	`act` text NOT NULL,
	`by` text NOT NULL,
	`because` text,
	PRIMARY KEY(`member_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `image` (
	`name` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`drop_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `image_drop_at_ix` ON `image` (`drop_at`) WHERE "image"."drop_at" is not null;--> statement-breakpoint
CREATE TABLE `known_by` (
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`member_id`, `kind`, `value`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `media_check` (
	`trace_id` text PRIMARY KEY NOT NULL,
	`member_id` text,
	`image` text,
	`suggest` text,
	`at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `member_merge` (
	`into_id` text NOT NULL,
	`from_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text NOT NULL,
	`undone_at` integer,
	`carriages` integer NOT NULL,
	PRIMARY KEY(`into_id`, `from_id`, `id`),
	CONSTRAINT "merge_two_ck" CHECK("member_merge"."into_id" <> "member_merge"."from_id")
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `message` (
	`member_id` text NOT NULL,
	`id` text NOT NULL,
	`template_id` text NOT NULL,
	`topic` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	`done_at` integer,
	`attempts` integer NOT NULL,
	`because` text,
	`errcode` integer,
	`rid` text,
	PRIMARY KEY(`member_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `message_at_ix` ON `message` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `message_state_ix` ON `message` (`state`,`at`,`id`) WHERE "message"."state" <> 'sent';--> statement-breakpoint
CREATE TABLE `message_quota` (
	`member_id` text NOT NULL,
	`template_id` text NOT NULL,
	`told` integer NOT NULL,
	`pushed` integer NOT NULL,
	`accepted` integer NOT NULL,
	`sent` integer NOT NULL,
	`held` integer NOT NULL,
	`lapsed` integer NOT NULL,
	`left_over` integer NOT NULL,
	`receipts` integer NOT NULL,
	`is_wanted` integer NOT NULL,
	`muted_at` integer,
	`last_day` text,
	PRIMARY KEY(`member_id`, `template_id`),
	CONSTRAINT "message_quota_ck" CHECK("message_quota"."accepted" = "message_quota"."sent" + "message_quota"."held" + "message_quota"."lapsed" + "message_quota"."left_over" and "message_quota"."sent" >= 0 and "message_quota"."held" >= 0 and "message_quota"."lapsed" >= 0 and "message_quota"."left_over" >= 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `message_template` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`title` text NOT NULL,
	`about` text NOT NULL,
	`page` text NOT NULL,
	`fields` text NOT NULL,
	`state` text NOT NULL,
	`trouble` integer,
	CONSTRAINT "message_template_state_ck" CHECK("message_template"."state" in ('live', 'paused', 'off'))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `message_topic` (
	`topic` text PRIMARY KEY NOT NULL,
	`template_id` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `operator_session` (
	`hash` text PRIMARY KEY NOT NULL,
	`operator_id` text NOT NULL,
	`epoch` integer NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `operator_session_by_seen` ON `operator_session` (`seen_at`);--> statement-breakpoint
CREATE TABLE `outbox_lane` (
	`lane` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `push_seen` (
	`id` text PRIMARY KEY NOT NULL,
	`until` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `push_seen_until_ix` ON `push_seen` (`until`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`operator_id` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`operator_id`, `hash`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `restriction` (
	`kind` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	`reason` text NOT NULL,
	`lifted_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `revocation` (
	`subject` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`until` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `revocation_at_ix` ON `revocation` (`at`);--> statement-breakpoint
CREATE TABLE `sign_in_try` (
	`login_hash` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`locks` integer NOT NULL,
	`locked_until` integer NOT NULL,
	`tried_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `wechat_token` (
	`appid` text PRIMARY KEY NOT NULL,
	`sealed` text,
	`mark` text,
	`renew_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`holder` text,
	`lease_until` integer NOT NULL,
	`forced_day` text NOT NULL,
	`forced_count` integer NOT NULL,
	`forced_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_identity` (
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`member_id` text NOT NULL,
	`sealed` text NOT NULL,
	`sealed_for` text,
	`linked_at` integer DEFAULT 0 NOT NULL,
	`by` text DEFAULT 'member' NOT NULL,
	`via` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`kind`, `value`),
	CONSTRAINT "identity_kind" CHECK("__new_identity"."kind" in ('openid', 'unionid', 'phone', 'customer'))
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_identity`("kind", "value", "member_id", "sealed") SELECT "kind", "value", "member_id", "sealed" FROM `identity`;--> statement-breakpoint
DROP TABLE `identity`;--> statement-breakpoint
ALTER TABLE `__new_identity` RENAME TO `identity`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE TABLE `__new_member` (
	`id` text PRIMARY KEY NOT NULL,
	`called` text,
	`sealed_name` text,
	`avatar` text,
	`avatar_state` text,
	`joined_at` integer NOT NULL,
	`state` text NOT NULL,
	`merged_into` text,
	`sessions_from` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	CONSTRAINT "member_state" CHECK("__new_member"."state" in ('active', 'blocked', 'closed', 'merged')),
	CONSTRAINT "member_merged" CHECK(("__new_member"."state" = 'merged') = ("__new_member"."merged_into" is not null))
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_member`("id", "joined_at", "state") SELECT "id", "joined_at", "state" FROM `member`;--> statement-breakpoint
DROP TABLE `member`;--> statement-breakpoint
ALTER TABLE `__new_member` RENAME TO `member`;--> statement-breakpoint
CREATE INDEX `member_merged_ix` ON `member` (`merged_into`) WHERE "member"."merged_into" is not null;--> statement-breakpoint
DROP INDEX `order_member_ix`;--> statement-breakpoint
DROP INDEX `transfer_from_member_ix`;--> statement-breakpoint
DROP INDEX `transfer_to_member_ix`;--> statement-breakpoint
ALTER TABLE `transfer` ADD `prev_id` text;--> statement-breakpoint
ALTER TABLE `transfer` ADD `prev_use_id` text;--> statement-breakpoint
CREATE TABLE `__new_consent` (
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	`act` text DEFAULT 'given' NOT NULL,
	`version` text NOT NULL,
	`text_hash` text NOT NULL,
	`scene` text NOT NULL,
	PRIMARY KEY(`member_id`, `at`),
	CONSTRAINT "consent_act" CHECK("__new_consent"."act" in ('given', 'withdrawn'))
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_consent`("member_id", "at", "version", "text_hash", "scene") SELECT "member_id", "at", "version", "text_hash", "scene" FROM `consent`;--> statement-breakpoint
DROP TABLE `consent`;--> statement-breakpoint
ALTER TABLE `__new_consent` RENAME TO `consent`;--> statement-breakpoint
ALTER TABLE `account` ADD `last_id` text;--> statement-breakpoint
ALTER TABLE `account` ADD `last_use_id` text;--> statement-breakpoint
ALTER TABLE `audit` ADD `number` integer;--> statement-breakpoint
ALTER TABLE `audit` ADD `prev_hash` text;--> statement-breakpoint
ALTER TABLE `audit` ADD `hash` text;--> statement-breakpoint
CREATE UNIQUE INDEX `audit_by_number` ON `audit` (`number`);--> statement-breakpoint
CREATE INDEX `audit_by_operator` ON `audit` (`operator_id`,`id`);--> statement-breakpoint
ALTER TABLE `operator` ADD `must_change` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `operator` ADD `sealed_totp` text;--> statement-breakpoint
ALTER TABLE `operator` ADD `totp_at` integer;--> statement-breakpoint
ALTER TABLE `operator` ADD `totp_step` integer;--> statement-breakpoint
ALTER TABLE `operator` ADD `epoch` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `opened_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `session_member_ix` ON `session` (`member_id`);
--> statement-breakpoint
-- What a member is known by, found from the member's side too.
INSERT INTO known_by (member_id, kind, value) SELECT member_id, kind, value FROM identity;
--> statement-breakpoint
-- The table was built anew for its key, and its triggers went with the old one.
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent BEGIN SELECT raise(ABORT, 'a consent is never updated'); END;
--> statement-breakpoint
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent BEGIN SELECT raise(ABORT, 'a consent is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER identity_change_no_update BEFORE UPDATE ON identity_change BEGIN SELECT raise(ABORT, 'a change of identity is never updated'); END;
--> statement-breakpoint
CREATE TRIGGER identity_change_no_delete BEFORE DELETE ON identity_change BEGIN SELECT raise(ABORT, 'a change of identity is never deleted'); END;
--> statement-breakpoint
INSERT INTO approval (id, kind, subject_id, body, because, state, asked_by, asked_at, expires_at, decided_by, decided_at)
SELECT id, 'top-up', budget_id, json_object('amount', amount), because, state, asked_by, asked_at, asked_at + 604800000, decided_by, decided_at FROM top_up;
--> statement-breakpoint
INSERT INTO admin_seat (role, operator_id) SELECT 'admin', id FROM operator WHERE role = 'admin' AND state = 'active';
--> statement-breakpoint
-- That somebody was erased stays so.
CREATE TRIGGER erasure_no_update BEFORE UPDATE ON erasure BEGIN SELECT raise(ABORT, 'an erasure is never updated'); END;
--> statement-breakpoint
CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure BEGIN SELECT raise(ABORT, 'an erasure is never deleted'); END;
--> statement-breakpoint
-- Histories become chains, in the order they were told in. The one time that transfers are changed: they gain two columns, and lose nothing.
DROP TRIGGER transfer_no_update;
--> statement-breakpoint
WITH told AS (
  SELECT id, lag(id) OVER (PARTITION BY CASE WHEN debit LIKE 'member/%/points' THEN debit ELSE credit END ORDER BY at, id) AS prev
  FROM transfer WHERE debit LIKE 'member/%/points' OR credit LIKE 'member/%/points')
UPDATE transfer SET prev_id = told.prev FROM told WHERE told.id = transfer.id AND told.prev IS NOT NULL;
--> statement-breakpoint
WITH told AS (
  SELECT id, path, row_number() OVER (PARTITION BY path ORDER BY at DESC, id DESC) AS n
  FROM (SELECT id, at, CASE WHEN debit LIKE 'member/%/points' THEN debit ELSE credit END AS path FROM transfer) t
  WHERE path LIKE 'member/%/points')
UPDATE account SET last_id = told.id FROM told WHERE told.path = account.path AND told.n = 1;
--> statement-breakpoint
WITH told AS (
  SELECT id, lag(id) OVER (PARTITION BY debit ORDER BY at, id) AS prev FROM transfer WHERE debit LIKE 'member/%/points')
UPDATE transfer SET prev_use_id = told.prev FROM told WHERE told.id = transfer.id AND told.prev IS NOT NULL;
--> statement-breakpoint
WITH told AS (
  SELECT id, debit AS path, row_number() OVER (PARTITION BY debit ORDER BY at DESC, id DESC) AS n
  FROM transfer WHERE debit LIKE 'member/%/points')
UPDATE account SET last_use_id = told.id FROM told WHERE told.path = account.path AND told.n = 1;
--> statement-breakpoint
CREATE TRIGGER transfer_no_update BEFORE UPDATE ON transfer BEGIN SELECT raise(ABORT, 'a transfer is never updated'); END;
--> statement-breakpoint
DROP TABLE `top_up`;
