CREATE TABLE `binding` (
	`invitee_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`inviter_id` text,
	`code` text,
	`lead_id` text,
	`surface` text NOT NULL,
	`manager_id` text,
	`touched_at` integer NOT NULL,
	`bound_at` integer NOT NULL,
	`due_by` integer NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`reached` text NOT NULL,
	`promised` text NOT NULL,
	`signals` text NOT NULL,
	`review_by` integer,
	`reviewed_by` text,
	`reviewed_at` integer,
	`because` text,
	`marks` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`invitee_id`, `offer_id`),
	CONSTRAINT "binding_state_ck" CHECK("binding"."state" in ('open', 'held', 'done', 'lapsed', 'rejected')),
	CONSTRAINT "binding_self_ck" CHECK("binding"."inviter_id" is null or "binding"."inviter_id" <> "binding"."invitee_id")
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `binding_inviter_ix` ON `binding` (`inviter_id`,`offer_id`,`bound_at`);--> statement-breakpoint
CREATE INDEX `binding_offer_ix` ON `binding` (`offer_id`,`bound_at`);--> statement-breakpoint
CREATE INDEX `binding_code_ix` ON `binding` (`code`);--> statement-breakpoint
CREATE INDEX `binding_review_ix` ON `binding` (`review_by`) WHERE "binding"."state" = 'held';--> statement-breakpoint
CREATE INDEX `binding_due_ix` ON `binding` (`due_by`) WHERE "binding"."state" in ('open', 'held');--> statement-breakpoint
CREATE TABLE `binding_act` (
	`invitee_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`at` integer NOT NULL,
	`source` text NOT NULL,
	`key` text NOT NULL,
	`milestone` text NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`invitee_id`, `offer_id`, `at`, `source`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `branch` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`manager_ids` text NOT NULL,
	`turn` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `custody` (
	`member_id` text PRIMARY KEY NOT NULL,
	`manager_id` text NOT NULL,
	`at` integer NOT NULL,
	`source` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `inviter` (
	`member_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`bound` integer NOT NULL,
	`rewarded` integer NOT NULL,
	`points` integer NOT NULL,
	`recent` text NOT NULL,
	`windows` text NOT NULL,
	`shown` integer NOT NULL,
	PRIMARY KEY(`member_id`, `offer_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `inviter_board_ix` ON `inviter` (`offer_id`,`rewarded`);--> statement-breakpoint
CREATE TABLE `lead` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_id` text NOT NULL,
	`sealed_phone` text,
	`sealed_name` text,
	`phone` text,
	`member_id` text,
	`inviter_id` text,
	`code` text,
	`source` text NOT NULL,
	`branch` text,
	`manager_id` text,
	`state` text NOT NULL,
	`due_by` integer NOT NULL,
	`events` integer NOT NULL,
	`added_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT "lead_state_ck" CHECK("lead"."state" in ('new', 'contacted', 'met', 'confirming', 'confirmed', 'lost', 'expired'))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `lead_manager_ix` ON `lead` (`manager_id`,`state`,`due_by`);--> statement-breakpoint
CREATE INDEX `lead_offer_ix` ON `lead` (`offer_id`,`id`);--> statement-breakpoint
CREATE INDEX `lead_due_ix` ON `lead` (`due_by`) WHERE "lead"."state" in ('new', 'contacted', 'met', 'confirming');--> statement-breakpoint
CREATE INDEX `lead_member_ix` ON `lead` (`member_id`);--> statement-breakpoint
CREATE TABLE `lead_event` (
	`lead_id` text NOT NULL,
	`n` integer NOT NULL,
	`at` integer NOT NULL,
	`act` text NOT NULL,
	`by` text NOT NULL,
	`note` text,
	PRIMARY KEY(`lead_id`, `n`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `lead_of` (
	`person` text NOT NULL,
	`offer_id` text NOT NULL,
	`lead_id` text NOT NULL,
	PRIMARY KEY(`person`, `offer_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `left_before` (
	`mark` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `lineage` (
	`offer_id` text NOT NULL,
	`member_id` text NOT NULL,
	`above` text NOT NULL,
	`bound` integer NOT NULL,
	`marks` text NOT NULL,
	PRIMARY KEY(`offer_id`, `member_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `link_art` (
	`code` text PRIMARY KEY NOT NULL,
	`url_link` text,
	`url_link_until` integer,
	`image` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `mailing` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_id` text NOT NULL,
	`surface` text NOT NULL,
	`material` text,
	`text` text NOT NULL,
	`min_level` integer,
	`state` text NOT NULL,
	`total` integer NOT NULL,
	`taken` integer NOT NULL,
	`last_id` text NOT NULL,
	`taken_at` integer,
	`sent` integer NOT NULL,
	`failed` integer NOT NULL,
	`faults` text NOT NULL,
	`by` text NOT NULL,
	`manager_id` text,
	`added_at` integer NOT NULL,
	CONSTRAINT "mailing_state_ck" CHECK("mailing"."state" in ('sending', 'sent', 'stopped'))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `mailing_sending_ix` ON `mailing` (`id`) WHERE "mailing"."state" = 'sending';--> statement-breakpoint
CREATE TABLE `mailing_recipient` (
	`mailing_id` text NOT NULL,
	`n` integer NOT NULL,
	`member_id` text,
	`code` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`mailing_id`, `n`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `mailing_recipient_code_ix` ON `mailing_recipient` (`code`);--> statement-breakpoint
CREATE INDEX `mailing_recipient_member_ix` ON `mailing_recipient` (`member_id`);--> statement-breakpoint
CREATE TABLE `mailing_sheet` (
	`mailing_id` text NOT NULL,
	`page` integer NOT NULL,
	`sealed` text NOT NULL,
	PRIMARY KEY(`mailing_id`, `page`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `mark_tally` (
	`offer_id` text NOT NULL,
	`kind` text NOT NULL,
	`mark` text NOT NULL,
	`inviter_id` text NOT NULL,
	`invitees` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`offer_id`, `kind`, `mark`, `inviter_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `phone_code` (
	`phone` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`sent_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`tries` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `phone_code_tally` (
	`kind` text NOT NULL,
	`mark` text NOT NULL,
	`window` text NOT NULL,
	`sent` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`kind`, `mark`, `window`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `phone_code_tally_until_ix` ON `phone_code_tally` (`until`);--> statement-breakpoint
CREATE TABLE `programme` (
	`offer_id` text PRIMARY KEY NOT NULL,
	`bindings` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `share_hop` (
	`sharer` text NOT NULL,
	`offer_id` text NOT NULL,
	`hop` text NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`sharer`, `offer_id`, `hop`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `share_link` (
	`code` text PRIMARY KEY NOT NULL,
	`offer_id` text NOT NULL,
	`member_id` text,
	`visitor_id` text,
	`parent` text,
	`root` text NOT NULL,
	`depth` integer NOT NULL,
	`surface` text NOT NULL,
	`material` text,
	`manager_id` text,
	`branch` text,
	`minted_at` integer NOT NULL,
	CONSTRAINT "share_link_first_ck" CHECK(("share_link"."parent" is null) = ("share_link"."depth" = 1))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `share_link_parent_ix` ON `share_link` (`parent`);--> statement-breakpoint
CREATE INDEX `share_link_offer_ix` ON `share_link` (`offer_id`,`minted_at`);--> statement-breakpoint
CREATE INDEX `share_link_member_ix` ON `share_link` (`member_id`);--> statement-breakpoint
CREATE TABLE `touch` (
	`visitor_id` text NOT NULL,
	`seq` integer NOT NULL,
	`code` text NOT NULL,
	`member_id` text,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`scene` integer,
	`refused_at` integer,
	PRIMARY KEY(`visitor_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `touch_code_ix` ON `touch` (`code`,`at`);--> statement-breakpoint
CREATE TABLE `visitor` (
	`id` text PRIMARY KEY NOT NULL,
	`first_at` integer NOT NULL,
	`member_ids` text NOT NULL,
	`touches` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `visitor_of` (
	`member_id` text NOT NULL,
	`visitor_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `visitor_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `offer_grant` ADD `hold` text;--> statement-breakpoint
ALTER TABLE `membership` ADD `settled_at` integer;