CREATE TABLE `account` (
	`path` text PRIMARY KEY NOT NULL,
	`currency` text NOT NULL,
	`balance` integer DEFAULT 0 NOT NULL,
	`lots` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "account_floor_ck" CHECK("account"."path" like 'mint/%' or case when "account"."path" like 'member/%/debt' then "account"."balance" <= 0 else "account"."balance" >= 0 end)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`operator_id` text NOT NULL,
	`call` text NOT NULL,
	`input` text NOT NULL,
	`output` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `budget` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`currency` text NOT NULL,
	`parent_id` text,
	`caps` text NOT NULL,
	`filled` integer NOT NULL,
	`handed_down` integer NOT NULL,
	CONSTRAINT "budget_filled_ck" CHECK("budget"."handed_down" >= 0 and "budget"."filled" >= "budget"."handed_down")
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `budget_window` (
	`budget_id` text NOT NULL,
	`window` text NOT NULL,
	`granted` integer NOT NULL,
	`cap` integer,
	PRIMARY KEY(`budget_id`, `window`),
	CONSTRAINT "budget_window_ck" CHECK("budget_window"."granted" >= 0 and ("budget_window"."cap" is null or "budget_window"."granted" <= "budget_window"."cap"))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `code` (
	`product` text NOT NULL,
	`number` integer NOT NULL,
	`position` integer NOT NULL,
	`sealed` text NOT NULL,
	`order_id` text,
	PRIMARY KEY(`product`, `number`, `position`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `code_hash` (
	`hash` text PRIMARY KEY NOT NULL,
	`product` text NOT NULL,
	`number` integer NOT NULL,
	`position` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `consent` (
	`member_id` text NOT NULL,
	`version` text NOT NULL,
	`at` integer NOT NULL,
	`text_hash` text NOT NULL,
	`scene` text NOT NULL,
	PRIMARY KEY(`member_id`, `version`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fact` (
	`source` text NOT NULL,
	`key` text NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`member_id` text,
	`subject_id` text,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`source`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`key` text NOT NULL,
	`scope` text NOT NULL,
	`hash` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`key`, `scope`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `identity` (
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`member_id` text NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`kind`, `value`),
	CONSTRAINT "identity_kind" CHECK("identity"."kind" in ('openid', 'unionid'))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `lot` (
	`account` text NOT NULL,
	`expires_on` text NOT NULL,
	`seq` integer NOT NULL,
	`remaining` integer NOT NULL,
	PRIMARY KEY(`account`, `expires_on`, `seq`),
	CONSTRAINT "lot_remaining_ck" CHECK("lot"."remaining" > 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `lot_due_ix` ON `lot` (`expires_on`,`account`);--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`joined_at` integer NOT NULL,
	`state` text NOT NULL,
	CONSTRAINT "member_state" CHECK("member"."state" in ('active', 'blocked'))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `operator` (
	`id` text PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`state` text NOT NULL,
	CONSTRAINT "operator_role" CHECK("operator"."role" in ('admin', 'editor', 'approver', 'manager', 'auditor')),
	CONSTRAINT "operator_state" CHECK("operator"."state" in ('active', 'off'))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `operator_by_login` ON `operator` (`login`);--> statement-breakpoint
CREATE TABLE `operator_login` (
	`login` text PRIMARY KEY NOT NULL,
	`operator_id` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `mall_order` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`product_id` text NOT NULL,
	`sku_number` integer NOT NULL,
	`title` text NOT NULL,
	`art` text NOT NULL,
	`kind` text NOT NULL,
	`price_points` integer NOT NULL,
	`cost_fen` integer NOT NULL,
	`limited` integer NOT NULL,
	`state` text NOT NULL,
	`placed_at` integer NOT NULL,
	`steps` text NOT NULL,
	`address` text,
	`code_number` integer,
	`parcel` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `order_member_ix` ON `mall_order` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `order_state_ix` ON `mall_order` (`state`,`id`) WHERE "mall_order"."state" <> 'received';--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`payload` text NOT NULL,
	`at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `product` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`subtitle` text NOT NULL,
	`art` text NOT NULL,
	`kind` text NOT NULL,
	`category` text NOT NULL,
	`rules` text NOT NULL,
	`budget_id` text NOT NULL,
	`state` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `reversal` (
	`of_id` text NOT NULL,
	`by_id` text NOT NULL,
	`amount` integer NOT NULL,
	`short` integer NOT NULL,
	PRIMARY KEY(`of_id`, `by_id`),
	CONSTRAINT "reversal_amount_ck" CHECK("reversal"."amount" >= 0 and "reversal"."short" >= 0 and "reversal"."amount" + "reversal"."short" > 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`refresh_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `shelf_slot` (
	`shelf` text NOT NULL,
	`position` integer NOT NULL,
	`product_id` text NOT NULL,
	PRIMARY KEY(`shelf`, `position`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `shelf_slot_product_ix` ON `shelf_slot` (`product_id`);--> statement-breakpoint
CREATE TABLE `sign_in_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`open` integer NOT NULL,
	`rewards` text NOT NULL,
	`lot_days` integer NOT NULL,
	`budget_id` text NOT NULL,
	CONSTRAINT "sign_in_rule_lot_days" CHECK("sign_in_rule"."lot_days" > 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sign_in_streak` (
	`member_id` text PRIMARY KEY NOT NULL,
	`last_day` text NOT NULL,
	`streak_days` integer NOT NULL,
	`given` text NOT NULL,
	CONSTRAINT "sign_in_streak_days" CHECK("sign_in_streak"."streak_days" > 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sku` (
	`product` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`product_title` text NOT NULL,
	`art` text NOT NULL,
	`kind` text NOT NULL,
	`budget_id` text NOT NULL,
	`live` integer NOT NULL,
	`price_points` integer NOT NULL,
	`cost_fen` integer NOT NULL,
	`stock` integer NOT NULL,
	`limit_per_member` integer,
	`redeemed` integer NOT NULL,
	PRIMARY KEY(`product`, `number`),
	CONSTRAINT "sku_stock_ck" CHECK("sku"."stock" >= 0),
	CONSTRAINT "sku_price_ck" CHECK("sku"."price_points" > 0 and "sku"."cost_fen" >= 0),
	CONSTRAINT "sku_redeemed_ck" CHECK("sku"."redeemed" >= 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sku_limit` (
	`member_id` text NOT NULL,
	`product` text NOT NULL,
	`number` integer NOT NULL,
	`taken` integer NOT NULL,
	PRIMARY KEY(`member_id`, `product`, `number`),
	CONSTRAINT "sku_limit_taken_ck" CHECK("sku_limit"."taken" >= 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `stock_move` (
	`product` text NOT NULL,
	`number` integer NOT NULL,
	`id` text NOT NULL,
	`pieces` integer NOT NULL,
	`because` text,
	`operator_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`product`, `number`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `top_up` (
	`id` text PRIMARY KEY NOT NULL,
	`budget_id` text NOT NULL,
	`amount` integer NOT NULL,
	`because` text NOT NULL,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `transfer` (
	`id` text PRIMARY KEY NOT NULL,
	`debit` text NOT NULL,
	`credit` text NOT NULL,
	`amount` integer NOT NULL,
	`debit_after` integer NOT NULL,
	`credit_after` integer NOT NULL,
	`lots` text,
	`reverses` text,
	`because` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "transfer_amount_ck" CHECK("transfer"."amount" > 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `transfer_from_member_ix` ON `transfer` (`debit`,`at`,`id`) WHERE "transfer"."debit" like 'member/%/points';--> statement-breakpoint
CREATE INDEX `transfer_to_member_ix` ON `transfer` (`credit`,`at`,`id`) WHERE "transfer"."credit" like 'member/%/points';