CREATE TABLE "earning" (
	"member_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"window" text NOT NULL,
	"at" bigint NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"version" bigint NOT NULL,
	"multiplier_bps" bigint NOT NULL,
	"points" bigint NOT NULL,
	"growth" bigint NOT NULL,
	"capped_points" bigint NOT NULL,
	"capped_growth" bigint NOT NULL,
	CONSTRAINT "earning_member_id_offer_id_window_at_source_key_pk" PRIMARY KEY("member_id","offer_id","window","at","source","key")
);
--> statement-breakpoint
CREATE TABLE "earning_window" (
	"member_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"window" text NOT NULL,
	"at" bigint NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"points" bigint NOT NULL,
	"growth" bigint NOT NULL,
	CONSTRAINT "earning_window_member_id_offer_id_window_pk" PRIMARY KEY("member_id","offer_id","window")
);
--> statement-breakpoint
CREATE TABLE "event_gate" (
	"member_id" text PRIMARY KEY NOT NULL,
	"facts" bigint NOT NULL,
	CONSTRAINT "event_gate_ck" CHECK ("event_gate"."facts" > 0)
);
--> statement-breakpoint
CREATE TABLE "event_source" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"types" jsonb NOT NULL,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_source_key" (
	"source_id" text NOT NULL,
	"id" text NOT NULL,
	"sealed" text NOT NULL,
	"from_at" bigint NOT NULL,
	"until_at" bigint,
	CONSTRAINT "event_source_key_source_id_id_pk" PRIMARY KEY("source_id","id")
);
--> statement-breakpoint
CREATE TABLE "gift_taken" (
	"member_id" text NOT NULL,
	"period" text NOT NULL,
	"benefit" text NOT NULL,
	"order_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"version" bigint NOT NULL,
	"at" bigint NOT NULL,
	"returned_at" bigint,
	CONSTRAINT "gift_taken_member_id_period_benefit_order_id_pk" PRIMARY KEY("member_id","period","benefit","order_id")
);
--> statement-breakpoint
CREATE TABLE "offer_grant" (
	"member_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"rule" text NOT NULL,
	"occasion" text NOT NULL,
	"version" bigint NOT NULL,
	"state" text NOT NULL,
	"points" bigint NOT NULL,
	"growth" jsonb NOT NULL,
	"postings" jsonb NOT NULL,
	"growth_postings" jsonb NOT NULL,
	"growth_posted" jsonb NOT NULL,
	"moves" bigint NOT NULL,
	"budget_id" text,
	"expires_on" text NOT NULL,
	"refusal" text,
	"source" text NOT NULL,
	"fact_key" text NOT NULL,
	"because" jsonb NOT NULL,
	"at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "offer_grant_member_id_offer_id_rule_occasion_pk" PRIMARY KEY("member_id","offer_id","rule","occasion"),
	CONSTRAINT "offer_grant_points_ck" CHECK ("offer_grant"."points" >= 0)
);
--> statement-breakpoint
CREATE TABLE "growth_entry" (
	"member_id" text NOT NULL,
	"at" bigint NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "growth_entry_member_id_at_pk" PRIMARY KEY("member_id","at")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"member_id" text PRIMARY KEY NOT NULL,
	"joined_at" bigint NOT NULL,
	"level" bigint NOT NULL,
	"cycle_from" bigint NOT NULL,
	"cycle_until" bigint NOT NULL,
	"cycle_growth" bigint NOT NULL,
	"protected_until" bigint,
	"folded_to" bigint NOT NULL,
	"changes" bigint NOT NULL,
	"birthdays" jsonb NOT NULL,
	"next_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"spans" jsonb NOT NULL,
	"paused_at" bigint,
	"pauses" jsonb NOT NULL,
	"ended_at" bigint,
	"newest" bigint NOT NULL,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer_gate" (
	"id" text PRIMARY KEY NOT NULL,
	"passed" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer_version" (
	"offer_id" text NOT NULL,
	"number" bigint NOT NULL,
	"state" text NOT NULL,
	"approval_id" text,
	"title" text NOT NULL,
	"body" jsonb NOT NULL,
	"budget_id" text,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"rules" jsonb NOT NULL,
	"goal" jsonb NOT NULL,
	"sign_off" text,
	"author" text NOT NULL,
	"edited_at" bigint NOT NULL,
	"decided_by" text,
	"decided_at" bigint,
	CONSTRAINT "offer_version_offer_id_number_pk" PRIMARY KEY("offer_id","number")
);
--> statement-breakpoint
CREATE TABLE "offer_watch" (
	"topic" text NOT NULL,
	"offer_id" text NOT NULL,
	CONSTRAINT "offer_watch_topic_offer_id_pk" PRIMARY KEY("topic","offer_id")
);
--> statement-breakpoint
CREATE TABLE "task_fact" (
	"member_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"period" text NOT NULL,
	"at" bigint NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"version" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"part" text NOT NULL,
	CONSTRAINT "task_fact_member_id_offer_id_period_at_source_key_pk" PRIMARY KEY("member_id","offer_id","period","at","source","key"),
	CONSTRAINT "task_fact_amount_ck" CHECK ("task_fact"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "task_progress" (
	"member_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"period" text NOT NULL,
	"value" bigint NOT NULL,
	"version" bigint NOT NULL,
	"first_at" bigint NOT NULL,
	"completed_at" bigint,
	"completions" bigint NOT NULL,
	"claimed_at" bigint,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "task_progress_member_id_offer_id_period_pk" PRIMARY KEY("member_id","offer_id","period")
);
--> statement-breakpoint
CREATE TABLE "tier_change" (
	"member_id" text NOT NULL,
	"number" bigint NOT NULL,
	"at" bigint NOT NULL,
	"change" text NOT NULL,
	"from_level" bigint NOT NULL,
	"to_level" bigint NOT NULL,
	"cycle_growth" bigint NOT NULL,
	"threshold" bigint NOT NULL,
	"offer_id" text NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "tier_change_member_id_number_pk" PRIMARY KEY("member_id","number"),
	CONSTRAINT "tier_change_number_ck" CHECK ("tier_change"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "undoing" (
	"source" text NOT NULL,
	"key" text NOT NULL,
	"by" text NOT NULL,
	"at" bigint NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "undoing_source_key_by_pk" PRIMARY KEY("source","key","by")
);
--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "min_level" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sku" ADD COLUMN "category" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sku" ADD COLUMN "min_level" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "offer_grant_withheld_ix" ON "offer_grant" USING btree ("offer_id","at","member_id") WHERE "offer_grant"."state" = 'withheld';--> statement-breakpoint
CREATE INDEX "membership_next_at_ix" ON "membership" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "offer_kind_ix" ON "offer" USING btree ("kind","id");
--> statement-breakpoint
-- The rule of the daily sign-in becomes an offer like all others: in force since ever, with the same version.
INSERT INTO offer (id, kind, spans, paused_at, ended_at, newest, added_at)
SELECT 'sign-in', 'task', CASE WHEN open THEN jsonb_build_array(jsonb_build_array(version, 0, 4102444800000)) ELSE '[]'::jsonb END, NULL, CASE WHEN open THEN NULL ELSE 0 END, version, 0 FROM sign_in_rule;
--> statement-breakpoint
INSERT INTO offer_version (offer_id, number, state, title, body, budget_id, starts_at, ends_at, rules, goal, sign_off, author, edited_at, decided_by, decided_at)
SELECT 'sign-in', version, 'approved', '每日签到', jsonb_build_object('kind', 'sign-in', 'group', 'daily', 'text', '连续签到，奖励逐日增加', 'period', 'day', 'minLevel', 0, 'after', '[]'::jsonb, 'claim', 'tap', 'claimDays', NULL, 'reward', jsonb_build_object('points', 0, 'growth', 0), 'lotDays', lot_days, 'go', NULL, 'args', jsonb_build_object('rewards', rewards)), budget_id, 0, 4102444800000, jsonb_build_array('每个自然日可签到一次，连续七天为一个周期，中断后重新开始。'), jsonb_build_object('metric', 'members', 'target', 1, 'days', 365), NULL, 'system', 0, 'system', 0 FROM sign_in_rule;
--> statement-breakpoint
INSERT INTO offer_watch (topic, offer_id) SELECT 'sign-in', 'sign-in' FROM sign_in_rule;
--> statement-breakpoint
CREATE TRIGGER undoing_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "undoing" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
--> statement-breakpoint
-- Facts of redemptions name the category, and redeem reads the sku alone.
UPDATE sku SET category = (SELECT category FROM product WHERE product.id = sku.product);
--> statement-breakpoint
DROP TABLE "sign_in_rule" CASCADE;
