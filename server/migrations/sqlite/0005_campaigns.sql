CREATE TABLE `quiz_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`version` integer NOT NULL,
	`round` text NOT NULL,
	`stage` integer NOT NULL,
	`seed` text NOT NULL,
	`state` text NOT NULL,
	`untimed` integer NOT NULL,
	`started_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	`correct` integer,
	`total` integer NOT NULL,
	`passed` integer,
	`signals` text NOT NULL,
	`review` text NOT NULL,
	`review_by` integer,
	`reviewed_by` text,
	`reviewed_at` integer,
	`because` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `quiz_attempt_open_ix` ON `quiz_attempt` (`closes_at`,`id`) WHERE "quiz_attempt"."state" = 'open';--> statement-breakpoint
CREATE INDEX `quiz_attempt_held_ix` ON `quiz_attempt` (`review_by`,`id`) WHERE "quiz_attempt"."review" = 'held';--> statement-breakpoint
CREATE INDEX `quiz_attempt_offer_ix` ON `quiz_attempt` (`offer_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `quiz_attempt_member_ix` ON `quiz_attempt` (`member_id`);--> statement-breakpoint
CREATE TABLE `quiz_attempt_slot` (
	`attempt_id` text NOT NULL,
	`number` integer NOT NULL,
	`question_id` text NOT NULL,
	`version` integer NOT NULL,
	`shown` text NOT NULL,
	`token` text NOT NULL,
	`chosen` text,
	`seq` integer NOT NULL,
	`answered_at` integer,
	`took_ms` integer,
	PRIMARY KEY(`attempt_id`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `quiz_attempt_slot_question_ix` ON `quiz_attempt_slot` (`question_id`,`version`);--> statement-breakpoint
CREATE TABLE `draw` (
	`offer_id` text PRIMARY KEY NOT NULL,
	`commitment` text NOT NULL,
	`seed` text,
	`drawn` integer NOT NULL,
	`head` text NOT NULL,
	`last_at` integer NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `draw_chance` (
	`member_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`id` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`used_for` integer,
	PRIMARY KEY(`member_id`, `offer_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `draw_chance_offer_ix` ON `draw_chance` (`offer_id`,`at`);--> statement-breakpoint
CREATE TABLE `draw_day` (
	`member_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`day` text NOT NULL,
	`draws` integer NOT NULL,
	PRIMARY KEY(`member_id`, `offer_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `draw_prize` (
	`offer_id` text NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`sku_id` text,
	`art` text,
	`cost_fen` integer NOT NULL,
	`pieces` integer,
	`won` integer NOT NULL,
	`open` integer NOT NULL,
	`claimed` integer NOT NULL,
	`lapsed` integer NOT NULL,
	`hold` text,
	PRIMARY KEY(`offer_id`, `key`),
	CONSTRAINT "draw_prize_won_ck" CHECK("draw_prize"."won" >= 0 and ("draw_prize"."pieces" is null or "draw_prize"."won" <= "draw_prize"."pieces")),
	CONSTRAINT "draw_prize_open_ck" CHECK("draw_prize"."open" >= 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `draw_result` (
	`offer_id` text NOT NULL,
	`number` integer NOT NULL,
	`member_id` text NOT NULL,
	`chance_id` text NOT NULL,
	`version` integer NOT NULL,
	`nonce` text NOT NULL,
	`picked` text NOT NULL,
	`key` text NOT NULL,
	`head` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`claim_by` integer,
	`order_id` text,
	`settled_at` integer,
	PRIMARY KEY(`offer_id`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `draw_result_member_ix` ON `draw_result` (`member_id`,`offer_id`,`number`);--> statement-breakpoint
CREATE INDEX `draw_result_open_ix` ON `draw_result` (`claim_by`,`offer_id`,`number`) WHERE "draw_result"."state" = 'open';--> statement-breakpoint
CREATE TABLE `question` (
	`id` text PRIMARY KEY NOT NULL,
	`newest` integer NOT NULL,
	`retired` integer NOT NULL,
	`category` text NOT NULL,
	`difficulty` text NOT NULL,
	`added_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `question_category_ix` ON `question` (`category`,`id`);--> statement-breakpoint
CREATE TABLE `question_hash` (
	`hash` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `question_pool` (
	`category` text NOT NULL,
	`difficulty` text NOT NULL,
	`question_id` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`category`, `difficulty`, `question_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `question_version` (
	`question_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`options` text NOT NULL,
	`answer` text NOT NULL,
	`explanation` text NOT NULL,
	`category` text NOT NULL,
	`difficulty` text NOT NULL,
	`image` text,
	`author` text NOT NULL,
	`edited_at` integer NOT NULL,
	PRIMARY KEY(`question_id`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `quiz_seen` (
	`offer_id` text NOT NULL,
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`offer_id`, `member_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `quiz_stage` (
	`member_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`round` text NOT NULL,
	`stage` integer NOT NULL,
	`attempt_id` text NOT NULL,
	`running` integer NOT NULL,
	`passed_at` integer,
	`best` integer,
	`attempts` integer NOT NULL,
	`day` text NOT NULL,
	`attempts_of_day` integer NOT NULL,
	PRIMARY KEY(`member_id`, `offer_id`, `round`, `stage`)
) WITHOUT ROWID;
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_sku` (
	`product` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`product_title` text NOT NULL,
	`art` text NOT NULL,
	`category` text DEFAULT '' NOT NULL,
	`kind` text NOT NULL,
	`budget_id` text NOT NULL,
	`live` integer NOT NULL,
	`price_points` integer NOT NULL,
	`cost_fen` integer NOT NULL,
	`stock` integer NOT NULL,
	`set_aside` integer DEFAULT 0 NOT NULL,
	`limit_per_member` integer,
	`min_level` integer DEFAULT 0 NOT NULL,
	`redeemed` integer NOT NULL,
	PRIMARY KEY(`product`, `number`),
	CONSTRAINT "sku_stock_ck" CHECK("__new_sku"."stock" >= 0 and "__new_sku"."set_aside" >= 0),
	CONSTRAINT "sku_price_ck" CHECK("__new_sku"."price_points" > 0 and "__new_sku"."cost_fen" >= 0),
	CONSTRAINT "sku_redeemed_ck" CHECK("__new_sku"."redeemed" >= 0)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_sku`("product", "number", "title", "product_title", "art", "category", "kind", "budget_id", "live", "price_points", "cost_fen", "stock", "limit_per_member", "min_level", "redeemed") SELECT "product", "number", "title", "product_title", "art", "category", "kind", "budget_id", "live", "price_points", "cost_fen", "stock", "limit_per_member", "min_level", "redeemed" FROM `sku`;--> statement-breakpoint
DROP TABLE `sku`;--> statement-breakpoint
ALTER TABLE `__new_sku` RENAME TO `sku`;--> statement-breakpoint
PRAGMA foreign_keys=ON;