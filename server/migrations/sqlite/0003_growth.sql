CREATE TABLE `earning` (
	`member_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`window` text NOT NULL,
	`at` integer NOT NULL,
	`source` text NOT NULL,
	`key` text NOT NULL,
	`version` integer NOT NULL,
	`multiplier_bps` integer NOT NULL,
	`points` integer NOT NULL,
	`growth` integer NOT NULL,
	`capped_points` integer NOT NULL,
	`capped_growth` integer NOT NULL,
	PRIMARY KEY(`member_id`, `offer_id`, `window`, `at`, `source`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `earning_window` (
	`member_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`window` text NOT NULL,
	`at` integer NOT NULL,
	`source` text NOT NULL,
	`key` text NOT NULL,
	`points` integer NOT NULL,
	`growth` integer NOT NULL,
	PRIMARY KEY(`member_id`, `offer_id`, `window`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `event_gate` (
	`member_id` text PRIMARY KEY NOT NULL,
	`facts` integer NOT NULL,
	CONSTRAINT "event_gate_ck" CHECK("event_gate"."facts" > 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `event_source` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`types` text NOT NULL,
	`added_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `event_source_key` (
	`source_id` text NOT NULL,
	`id` text NOT NULL,
	`sealed` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer,
	PRIMARY KEY(`source_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `gift_taken` (
	`member_id` text NOT NULL,
	`period` text NOT NULL,
	`benefit` text NOT NULL,
	`order_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`returned_at` integer,
	PRIMARY KEY(`member_id`, `period`, `benefit`, `order_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `offer_grant` (
	`member_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`rule` text NOT NULL,
	`occasion` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`points` integer NOT NULL,
	`growth` text NOT NULL,
	`postings` text NOT NULL,
	`growth_postings` text NOT NULL,
	`growth_posted` text NOT NULL,
	`moves` integer NOT NULL,
	`budget_id` text,
	`expires_on` text NOT NULL,
	`refusal` text,
	`source` text NOT NULL,
	`fact_key` text NOT NULL,
	`because` text NOT NULL,
	`at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `offer_id`, `rule`, `occasion`),
	CONSTRAINT "offer_grant_points_ck" CHECK("offer_grant"."points" >= 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `offer_grant_withheld_ix` ON `offer_grant` (`offer_id`,`at`,`member_id`) WHERE "offer_grant"."state" = 'withheld';--> statement-breakpoint
CREATE TABLE `growth_entry` (
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`member_id`, `at`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `membership` (
	`member_id` text PRIMARY KEY NOT NULL,
	`joined_at` integer NOT NULL,
	`level` integer NOT NULL,
	`cycle_from` integer NOT NULL,
	`cycle_until` integer NOT NULL,
	`cycle_growth` integer NOT NULL,
	`protected_until` integer,
	`folded_to` integer NOT NULL,
	`changes` integer NOT NULL,
	`birthdays` text NOT NULL,
	`next_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `membership_next_at_ix` ON `membership` (`next_at`);--> statement-breakpoint
CREATE TABLE `offer` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`spans` text NOT NULL,
	`paused_at` integer,
	`pauses` text NOT NULL,
	`ended_at` integer,
	`newest` integer NOT NULL,
	`added_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `offer_kind_ix` ON `offer` (`kind`,`id`);--> statement-breakpoint
CREATE TABLE `offer_gate` (
	`id` text PRIMARY KEY NOT NULL,
	`passed` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `offer_version` (
	`offer_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`approval_id` text,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`budget_id` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`rules` text NOT NULL,
	`goal` text NOT NULL,
	`sign_off` text,
	`author` text NOT NULL,
	`edited_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	PRIMARY KEY(`offer_id`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `offer_watch` (
	`topic` text NOT NULL,
	`offer_id` text NOT NULL,
	PRIMARY KEY(`topic`, `offer_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `task_fact` (
	`member_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`period` text NOT NULL,
	`at` integer NOT NULL,
	`source` text NOT NULL,
	`key` text NOT NULL,
	`version` integer NOT NULL,
	`amount` integer NOT NULL,
	`part` text NOT NULL,
	PRIMARY KEY(`member_id`, `offer_id`, `period`, `at`, `source`, `key`),
	CONSTRAINT "task_fact_amount_ck" CHECK("task_fact"."amount" >= 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `task_progress` (
	`member_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`period` text NOT NULL,
	`value` integer NOT NULL,
	`version` integer NOT NULL,
	`first_at` integer NOT NULL,
	`completed_at` integer,
	`completions` integer NOT NULL,
	`claimed_at` integer,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `offer_id`, `period`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tier_change` (
	`member_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`change` text NOT NULL,
	`from_level` integer NOT NULL,
	`to_level` integer NOT NULL,
	`cycle_growth` integer NOT NULL,
	`threshold` integer NOT NULL,
	`offer_id` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`member_id`, `number`),
	CONSTRAINT "tier_change_number_ck" CHECK("tier_change"."number" > 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `undoing` (
	`source` text NOT NULL,
	`key` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`source`, `key`, `by`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `product` ADD `min_level` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sku` ADD `category` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sku` ADD `min_level` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- The rule of the daily sign-in becomes an offer like all others: in force since ever, with the same version.
INSERT INTO offer (id, kind, spans, paused_at, ended_at, newest, added_at)
SELECT 'sign-in', 'task', CASE WHEN open THEN json_array(json_array(version, 0, 4102444800000)) ELSE '[]' END, NULL, CASE WHEN open THEN NULL ELSE 0 END, version, 0 FROM sign_in_rule;
--> statement-breakpoint
INSERT INTO offer_version (offer_id, number, state, title, body, budget_id, starts_at, ends_at, rules, goal, sign_off, author, edited_at, decided_by, decided_at)
SELECT 'sign-in', version, 'approved', '每日签到', json_object('kind', 'sign-in', 'group', 'daily', 'text', '连续签到，奖励逐日增加', 'period', 'day', 'minLevel', 0, 'after', json_array(), 'claim', 'tap', 'claimDays', NULL, 'reward', json_object('points', 0, 'growth', 0), 'lotDays', lot_days, 'go', NULL, 'args', json_object('rewards', json(rewards))), budget_id, 0, 4102444800000, json_array('每个自然日可签到一次，连续七天为一个周期，中断后重新开始。'), json_object('metric', 'members', 'target', 1, 'days', 365), NULL, 'system', 0, 'system', 0 FROM sign_in_rule;
--> statement-breakpoint
INSERT INTO offer_watch (topic, offer_id) SELECT 'sign-in', 'sign-in' FROM sign_in_rule;
--> statement-breakpoint
CREATE TRIGGER undoing_no_update BEFORE UPDATE ON undoing BEGIN SELECT raise(ABORT, 'an undoing is never updated'); END;
--> statement-breakpoint
CREATE TRIGGER undoing_no_delete BEFORE DELETE ON undoing BEGIN SELECT raise(ABORT, 'an undoing is never deleted'); END;
--> statement-breakpoint
-- Facts of redemptions name the category, and redeem reads the sku alone.
UPDATE sku SET category = (SELECT category FROM product WHERE product.id = sku.product);
--> statement-breakpoint
DROP TABLE `sign_in_rule`;
