CREATE TABLE "account" (
	"path" text PRIMARY KEY NOT NULL,
	"currency" text NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"lots" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "account_floor_ck" CHECK ("account"."path" like 'mint/%' or case when "account"."path" like 'member/%/debt' then "account"."balance" <= 0 else "account"."balance" >= 0 end)
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"operator_id" text NOT NULL,
	"call" text NOT NULL,
	"input" jsonb NOT NULL,
	"output" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "budget" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"parent_id" text,
	"caps" jsonb NOT NULL,
	"filled" bigint NOT NULL,
	"handed_down" bigint NOT NULL,
	CONSTRAINT "budget_filled_ck" CHECK ("budget"."handed_down" >= 0 and "budget"."filled" >= "budget"."handed_down")
);
--> statement-breakpoint
CREATE TABLE "budget_window" (
	"budget_id" text NOT NULL,
	"window" text NOT NULL,
	"granted" bigint NOT NULL,
	"cap" bigint,
	CONSTRAINT "budget_window_budget_id_window_pk" PRIMARY KEY("budget_id","window"),
	CONSTRAINT "budget_window_ck" CHECK ("budget_window"."granted" >= 0 and ("budget_window"."cap" is null or "budget_window"."granted" <= "budget_window"."cap"))
);
--> statement-breakpoint
CREATE TABLE "code" (
	"product" text NOT NULL,
	"number" bigint NOT NULL,
	"position" bigint NOT NULL,
	"sealed" text NOT NULL,
	"order_id" text,
	CONSTRAINT "code_product_number_position_pk" PRIMARY KEY("product","number","position")
);
--> statement-breakpoint
CREATE TABLE "code_hash" (
	"hash" text PRIMARY KEY NOT NULL,
	"product" text NOT NULL,
	"number" bigint NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"member_id" text NOT NULL,
	"version" text NOT NULL,
	"at" bigint NOT NULL,
	"text_hash" text NOT NULL,
	"scene" text NOT NULL,
	CONSTRAINT "consent_member_id_version_pk" PRIMARY KEY("member_id","version")
);
--> statement-breakpoint
CREATE TABLE "fact" (
	"source" text NOT NULL,
	"key" text NOT NULL,
	"id" text NOT NULL,
	"type" text NOT NULL,
	"member_id" text,
	"subject_id" text,
	"occurred_at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "fact_source_key_pk" PRIMARY KEY("source","key")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"key" text NOT NULL,
	"scope" text NOT NULL,
	"hash" text NOT NULL,
	"status" bigint NOT NULL,
	"body" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "idempotency_key_scope_pk" PRIMARY KEY("key","scope")
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"member_id" text NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "identity_kind_value_pk" PRIMARY KEY("kind","value"),
	CONSTRAINT "identity_kind" CHECK ("identity"."kind" in ('openid', 'unionid'))
);
--> statement-breakpoint
CREATE TABLE "lot" (
	"account" text NOT NULL,
	"expires_on" text NOT NULL,
	"seq" bigint NOT NULL,
	"remaining" bigint NOT NULL,
	CONSTRAINT "lot_account_expires_on_seq_pk" PRIMARY KEY("account","expires_on","seq"),
	CONSTRAINT "lot_remaining_ck" CHECK ("lot"."remaining" > 0)
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"joined_at" bigint NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "member_state" CHECK ("member"."state" in ('active', 'blocked'))
);
--> statement-breakpoint
CREATE TABLE "operator" (
	"id" text PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "operator_role" CHECK ("operator"."role" in ('admin', 'editor', 'approver', 'manager', 'auditor')),
	CONSTRAINT "operator_state" CHECK ("operator"."state" in ('active', 'off'))
);
--> statement-breakpoint
CREATE TABLE "operator_login" (
	"login" text PRIMARY KEY NOT NULL,
	"operator_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mall_order" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"product_id" text NOT NULL,
	"sku_number" bigint NOT NULL,
	"title" text NOT NULL,
	"art" text NOT NULL,
	"kind" text NOT NULL,
	"price_points" bigint NOT NULL,
	"cost_fen" bigint NOT NULL,
	"limited" boolean NOT NULL,
	"state" text NOT NULL,
	"placed_at" bigint NOT NULL,
	"steps" jsonb NOT NULL,
	"address" text,
	"code_number" bigint,
	"parcel" jsonb
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"at" bigint NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"next_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"subtitle" text NOT NULL,
	"art" text NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	"rules" jsonb NOT NULL,
	"budget_id" text NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reversal" (
	"of_id" text NOT NULL,
	"by_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"short" bigint NOT NULL,
	CONSTRAINT "reversal_of_id_by_id_pk" PRIMARY KEY("of_id","by_id"),
	CONSTRAINT "reversal_amount_ck" CHECK ("reversal"."amount" >= 0 and "reversal"."short" >= 0 and "reversal"."amount" + "reversal"."short" > 0)
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"refresh_hash" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "shelf_slot" (
	"shelf" text NOT NULL,
	"position" bigint NOT NULL,
	"product_id" text NOT NULL,
	CONSTRAINT "shelf_slot_shelf_position_pk" PRIMARY KEY("shelf","position")
);
--> statement-breakpoint
CREATE TABLE "sign_in_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"open" boolean NOT NULL,
	"rewards" jsonb NOT NULL,
	"lot_days" bigint NOT NULL,
	"budget_id" text NOT NULL,
	CONSTRAINT "sign_in_rule_lot_days" CHECK ("sign_in_rule"."lot_days" > 0)
);
--> statement-breakpoint
CREATE TABLE "sign_in_streak" (
	"member_id" text PRIMARY KEY NOT NULL,
	"last_day" text NOT NULL,
	"streak_days" bigint NOT NULL,
	"given" jsonb NOT NULL,
	CONSTRAINT "sign_in_streak_days" CHECK ("sign_in_streak"."streak_days" > 0)
);
--> statement-breakpoint
CREATE TABLE "sku" (
	"product" text NOT NULL,
	"number" bigint NOT NULL,
	"title" text NOT NULL,
	"product_title" text NOT NULL,
	"art" text NOT NULL,
	"kind" text NOT NULL,
	"budget_id" text NOT NULL,
	"live" boolean NOT NULL,
	"price_points" bigint NOT NULL,
	"cost_fen" bigint NOT NULL,
	"stock" bigint NOT NULL,
	"limit_per_member" bigint,
	"redeemed" bigint NOT NULL,
	CONSTRAINT "sku_product_number_pk" PRIMARY KEY("product","number"),
	CONSTRAINT "sku_stock_ck" CHECK ("sku"."stock" >= 0),
	CONSTRAINT "sku_price_ck" CHECK ("sku"."price_points" > 0 and "sku"."cost_fen" >= 0),
	CONSTRAINT "sku_redeemed_ck" CHECK ("sku"."redeemed" >= 0)
);
--> statement-breakpoint
CREATE TABLE "sku_limit" (
	"member_id" text NOT NULL,
	"product" text NOT NULL,
	"number" bigint NOT NULL,
	"taken" bigint NOT NULL,
	CONSTRAINT "sku_limit_member_id_product_number_pk" PRIMARY KEY("member_id","product","number"),
	CONSTRAINT "sku_limit_taken_ck" CHECK ("sku_limit"."taken" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_move" (
	"product" text NOT NULL,
	"number" bigint NOT NULL,
	"id" text NOT NULL,
	"pieces" bigint NOT NULL,
	"because" text,
	"operator_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "stock_move_product_number_id_pk" PRIMARY KEY("product","number","id")
);
--> statement-breakpoint
CREATE TABLE "top_up" (
	"id" text PRIMARY KEY NOT NULL,
	"budget_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"because" text NOT NULL,
	"state" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"decided_by" text,
	"decided_at" bigint
);
--> statement-breakpoint
CREATE TABLE "transfer" (
	"id" text PRIMARY KEY NOT NULL,
	"debit" text NOT NULL,
	"credit" text NOT NULL,
	"amount" bigint NOT NULL,
	"debit_after" bigint NOT NULL,
	"credit_after" bigint NOT NULL,
	"lots" jsonb,
	"reverses" text,
	"because" jsonb NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "transfer_amount_ck" CHECK ("transfer"."amount" > 0)
);
--> statement-breakpoint
CREATE INDEX "lot_due_ix" ON "lot" USING btree ("expires_on","account");--> statement-breakpoint
CREATE UNIQUE INDEX "operator_by_login" ON "operator" USING btree ("login");--> statement-breakpoint
CREATE INDEX "order_member_ix" ON "mall_order" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "order_state_ix" ON "mall_order" USING btree ("state","id") WHERE "mall_order"."state" <> 'received';--> statement-breakpoint
CREATE INDEX "shelf_slot_product_ix" ON "shelf_slot" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "transfer_from_member_ix" ON "transfer" USING btree ("debit","at","id") WHERE "transfer"."debit" like 'member/%/points';--> statement-breakpoint
CREATE INDEX "transfer_to_member_ix" ON "transfer" USING btree ("credit","at","id") WHERE "transfer"."credit" like 'member/%/points';