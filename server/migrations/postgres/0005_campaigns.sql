CREATE TABLE "quiz_attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"version" bigint NOT NULL,
	"round" text NOT NULL,
	"stage" bigint NOT NULL,
	"seed" text NOT NULL,
	"state" text NOT NULL,
	"untimed" boolean NOT NULL,
	"started_at" bigint NOT NULL,
	"closes_at" bigint NOT NULL,
	"ended_at" bigint,
	"ended_by" text,
	"correct" bigint,
	"total" bigint NOT NULL,
	"passed" boolean,
	"signals" jsonb NOT NULL,
	"review" text NOT NULL,
	"review_by" bigint,
	"reviewed_by" text,
	"reviewed_at" bigint,
	"because" text
);
--> statement-breakpoint
CREATE TABLE "quiz_attempt_slot" (
	"attempt_id" text NOT NULL,
	"number" bigint NOT NULL,
	"question_id" text NOT NULL,
	"version" bigint NOT NULL,
	"shown" jsonb NOT NULL,
	"token" text NOT NULL,
	"chosen" text,
	"seq" bigint NOT NULL,
	"answered_at" bigint,
	"took_ms" bigint,
	CONSTRAINT "quiz_attempt_slot_attempt_id_number_pk" PRIMARY KEY("attempt_id","number")
);
--> statement-breakpoint
CREATE TABLE "draw" (
	"offer_id" text PRIMARY KEY NOT NULL,
	"commitment" text NOT NULL,
	"seed" text,
	"drawn" bigint NOT NULL,
	"head" text NOT NULL,
	"last_at" bigint NOT NULL,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "draw_chance" (
	"member_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"id" text NOT NULL,
	"state" text NOT NULL,
	"at" bigint NOT NULL,
	"used_for" bigint,
	CONSTRAINT "draw_chance_member_id_offer_id_id_pk" PRIMARY KEY("member_id","offer_id","id")
);
--> statement-breakpoint
CREATE TABLE "draw_day" (
	"member_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"day" text NOT NULL,
	"draws" bigint NOT NULL,
	CONSTRAINT "draw_day_member_id_offer_id_day_pk" PRIMARY KEY("member_id","offer_id","day")
);
--> statement-breakpoint
CREATE TABLE "draw_prize" (
	"offer_id" text NOT NULL,
	"key" text NOT NULL,
	"position" bigint NOT NULL,
	"kind" text NOT NULL,
	"sku_id" text,
	"art" text,
	"cost_fen" bigint NOT NULL,
	"pieces" bigint,
	"won" bigint NOT NULL,
	"open" bigint NOT NULL,
	"claimed" bigint NOT NULL,
	"lapsed" bigint NOT NULL,
	"hold" text,
	CONSTRAINT "draw_prize_offer_id_key_pk" PRIMARY KEY("offer_id","key"),
	CONSTRAINT "draw_prize_won_ck" CHECK ("draw_prize"."won" >= 0 and ("draw_prize"."pieces" is null or "draw_prize"."won" <= "draw_prize"."pieces")),
	CONSTRAINT "draw_prize_open_ck" CHECK ("draw_prize"."open" >= 0)
);
--> statement-breakpoint
CREATE TABLE "draw_result" (
	"offer_id" text NOT NULL,
	"number" bigint NOT NULL,
	"member_id" text NOT NULL,
	"chance_id" text NOT NULL,
	"version" bigint NOT NULL,
	"nonce" text NOT NULL,
	"picked" text NOT NULL,
	"key" text NOT NULL,
	"head" text NOT NULL,
	"at" bigint NOT NULL,
	"state" text NOT NULL,
	"claim_by" bigint,
	"order_id" text,
	"settled_at" bigint,
	CONSTRAINT "draw_result_offer_id_number_pk" PRIMARY KEY("offer_id","number")
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" text PRIMARY KEY NOT NULL,
	"newest" bigint NOT NULL,
	"retired" boolean NOT NULL,
	"category" text NOT NULL,
	"difficulty" text NOT NULL,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_hash" (
	"hash" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_pool" (
	"category" text NOT NULL,
	"difficulty" text NOT NULL,
	"question_id" text NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "question_pool_category_difficulty_question_id_pk" PRIMARY KEY("category","difficulty","question_id")
);
--> statement-breakpoint
CREATE TABLE "question_version" (
	"question_id" text NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"options" jsonb NOT NULL,
	"answer" text NOT NULL,
	"explanation" text NOT NULL,
	"category" text NOT NULL,
	"difficulty" text NOT NULL,
	"image" text,
	"author" text NOT NULL,
	"edited_at" bigint NOT NULL,
	CONSTRAINT "question_version_question_id_number_pk" PRIMARY KEY("question_id","number")
);
--> statement-breakpoint
CREATE TABLE "quiz_seen" (
	"offer_id" text NOT NULL,
	"member_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "quiz_seen_offer_id_member_id_pk" PRIMARY KEY("offer_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "quiz_stage" (
	"member_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"round" text NOT NULL,
	"stage" bigint NOT NULL,
	"attempt_id" text NOT NULL,
	"running" boolean NOT NULL,
	"passed_at" bigint,
	"best" bigint,
	"attempts" bigint NOT NULL,
	"day" text NOT NULL,
	"attempts_of_day" bigint NOT NULL,
	CONSTRAINT "quiz_stage_member_id_offer_id_round_stage_pk" PRIMARY KEY("member_id","offer_id","round","stage")
);
--> statement-breakpoint
ALTER TABLE "sku" DROP CONSTRAINT "sku_stock_ck";--> statement-breakpoint
ALTER TABLE "sku" ADD COLUMN "set_aside" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "quiz_attempt_open_ix" ON "quiz_attempt" USING btree ("closes_at","id") WHERE "quiz_attempt"."state" = 'open';--> statement-breakpoint
CREATE INDEX "quiz_attempt_held_ix" ON "quiz_attempt" USING btree ("review_by","id") WHERE "quiz_attempt"."review" = 'held';--> statement-breakpoint
CREATE INDEX "quiz_attempt_offer_ix" ON "quiz_attempt" USING btree ("offer_id","started_at");--> statement-breakpoint
CREATE INDEX "quiz_attempt_member_ix" ON "quiz_attempt" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "quiz_attempt_slot_question_ix" ON "quiz_attempt_slot" USING btree ("question_id","version");--> statement-breakpoint
CREATE INDEX "draw_chance_offer_ix" ON "draw_chance" USING btree ("offer_id","at");--> statement-breakpoint
CREATE INDEX "draw_result_member_ix" ON "draw_result" USING btree ("member_id","offer_id","number");--> statement-breakpoint
CREATE INDEX "draw_result_open_ix" ON "draw_result" USING btree ("claim_by","offer_id","number") WHERE "draw_result"."state" = 'open';--> statement-breakpoint
CREATE INDEX "question_category_ix" ON "question" USING btree ("category","id");--> statement-breakpoint
ALTER TABLE "sku" ADD CONSTRAINT "sku_stock_ck" CHECK ("sku"."stock" >= 0 and "sku"."set_aside" >= 0);