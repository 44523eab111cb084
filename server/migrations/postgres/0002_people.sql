CREATE TABLE "admin_seat" (
	"role" text NOT NULL,
	"operator_id" text NOT NULL,
	CONSTRAINT "admin_seat_role_operator_id_pk" PRIMARY KEY("role","operator_id")
);
--> statement-breakpoint
CREATE TABLE "approval" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"body" jsonb NOT NULL,
	"because" text NOT NULL,
	"state" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"decided_by" text,
	"decided_at" bigint,
	CONSTRAINT "approval_four_eyes" CHECK ("approval"."state" <> 'approved' or "approval"."decided_by" <> "approval"."asked_by")
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" text PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasure" (
	"member_id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"because" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity_change" (
	"member_id" text NOT NULL,
	"id" text NOT NULL,
	"at" bigint NOT NULL,
	"kind" text NOT NULL,
	"mark" text NOT NULL,
	"act" text NOT NULL,
	"by" text NOT NULL,
	"because" text,
	CONSTRAINT "identity_change_member_id_id_pk" PRIMARY KEY("member_id","id")
);
--> statement-breakpoint
CREATE TABLE "image" (
	"name" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"drop_at" bigint
);
--> statement-breakpoint
CREATE TABLE "known_by" (
	"member_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "known_by_member_id_kind_value_pk" PRIMARY KEY("member_id","kind","value")
);
--> statement-breakpoint
CREATE TABLE "media_check" (
	"trace_id" text PRIMARY KEY NOT NULL,
	"member_id" text,
	"image" text,
	"suggest" text,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_merge" (
	"into_id" text NOT NULL,
	"from_id" text NOT NULL,
	"id" text NOT NULL,
	"at" bigint NOT NULL,
	"by_id" text NOT NULL,
	"undone_at" bigint,
	"carriages" bigint NOT NULL,
	CONSTRAINT "member_merge_into_id_from_id_id_pk" PRIMARY KEY("into_id","from_id","id"),
	CONSTRAINT "merge_two_ck" CHECK ("member_merge"."into_id" <> "member_merge"."from_id")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"member_id" text NOT NULL,
	"id" text NOT NULL,
	"template_id" text NOT NULL,
	"topic" text NOT NULL,
	"state" text NOT NULL,
	"at" bigint NOT NULL,
	"until" bigint NOT NULL,
	"done_at" bigint,
	"attempts" bigint NOT NULL,
	"because" text,
	"errcode" bigint,
	"rid" text,
	CONSTRAINT "message_member_id_id_pk" PRIMARY KEY("member_id","id")
);
--> statement-breakpoint
CREATE TABLE "message_quota" (
	"member_id" text NOT NULL,
	"template_id" text NOT NULL,
	"told" bigint NOT NULL,
	"pushed" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	"sent" bigint NOT NULL,
	"held" bigint NOT NULL,
	"lapsed" bigint NOT NULL,
	"left_over" bigint NOT NULL,
	"receipts" bigint NOT NULL,
	"is_wanted" boolean NOT NULL,
	"muted_at" bigint,
	"last_day" text,
	CONSTRAINT "message_quota_member_id_template_id_pk" PRIMARY KEY("member_id","template_id"),
	CONSTRAINT "message_quota_ck" CHECK ("message_quota"."accepted" = "message_quota"."sent" + "message_quota"."held" + "message_quota"."lapsed" + "message_quota"."left_over" and "message_quota"."sent" >= 0 and "message_quota"."held" >= 0 and "message_quota"."lapsed" >= 0 and "message_quota"."left_over" >= 0)
);
--> statement-breakpoint
CREATE TABLE "message_template" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"title" text NOT NULL,
	"about" text NOT NULL,
	"page" text NOT NULL,
	"fields" jsonb NOT NULL,
	"state" text NOT NULL,
	"trouble" bigint,
	CONSTRAINT "message_template_state_ck" CHECK ("message_template"."state" in ('live', 'paused', 'off'))
);
--> statement-breakpoint
CREATE TABLE "message_topic" (
	"topic" text PRIMARY KEY NOT NULL,
	"template_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operator_session" (
	"hash" text PRIMARY KEY NOT NULL,
	"operator_id" text NOT NULL,
	"epoch" bigint NOT NULL,
	"started_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_lane" (
	"lane" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_seen" (
	"id" text PRIMARY KEY NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"operator_id" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "recovery_code_operator_id_hash_pk" PRIMARY KEY("operator_id","hash")
);
--> statement-breakpoint
CREATE TABLE "restriction" (
	"kind" text PRIMARY KEY NOT NULL,
	"since" bigint NOT NULL,
	"until" bigint,
	"reason" text NOT NULL,
	"lifted_at" bigint
);
--> statement-breakpoint
CREATE TABLE "revocation" (
	"subject" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_try" (
	"login_hash" text PRIMARY KEY NOT NULL,
	"failures" bigint NOT NULL,
	"locks" bigint NOT NULL,
	"locked_until" bigint NOT NULL,
	"tried_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wechat_token" (
	"appid" text PRIMARY KEY NOT NULL,
	"sealed" text,
	"mark" text,
	"renew_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"holder" text,
	"lease_until" bigint NOT NULL,
	"forced_day" text NOT NULL,
	"forced_count" bigint NOT NULL,
	"forced_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "top_up" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "identity" DROP CONSTRAINT "identity_kind";--> statement-breakpoint
ALTER TABLE "member" DROP CONSTRAINT "member_state";--> statement-breakpoint
DROP INDEX "order_member_ix";--> statement-breakpoint
DROP INDEX "transfer_from_member_ix";--> statement-breakpoint
DROP INDEX "transfer_to_member_ix";--> statement-breakpoint
ALTER TABLE "consent" DROP CONSTRAINT "consent_member_id_version_pk";--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_member_id_at_pk" PRIMARY KEY("member_id","at");--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "last_id" text;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "last_use_id" text;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "number" bigint;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "prev_hash" text;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "consent" ADD COLUMN "act" text DEFAULT 'given' NOT NULL;--> statement-breakpoint
ALTER TABLE "identity" ADD COLUMN "sealed_for" text;--> statement-breakpoint
ALTER TABLE "identity" ADD COLUMN "linked_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "identity" ADD COLUMN "by" text DEFAULT 'member' NOT NULL;--> statement-breakpoint
ALTER TABLE "identity" ADD COLUMN "via" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "called" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "sealed_name" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "avatar" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "avatar_state" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "sessions_from" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "closed_at" bigint;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "must_change" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "sealed_totp" text;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "totp_at" bigint;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "totp_step" bigint;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "epoch" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "opened_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "transfer" ADD COLUMN "prev_id" text;--> statement-breakpoint
ALTER TABLE "transfer" ADD COLUMN "prev_use_id" text;--> statement-breakpoint
CREATE INDEX "approval_by_state" ON "approval" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "approval_by_subject" ON "approval" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "image_drop_at_ix" ON "image" USING btree ("drop_at") WHERE "image"."drop_at" is not null;--> statement-breakpoint
CREATE INDEX "message_at_ix" ON "message" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "message_state_ix" ON "message" USING btree ("state","at","id") WHERE "message"."state" <> 'sent';--> statement-breakpoint
CREATE INDEX "operator_session_by_seen" ON "operator_session" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "push_seen_until_ix" ON "push_seen" USING btree ("until");--> statement-breakpoint
CREATE INDEX "revocation_at_ix" ON "revocation" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_by_number" ON "audit" USING btree ("number");--> statement-breakpoint
CREATE INDEX "audit_by_operator" ON "audit" USING btree ("operator_id","id");--> statement-breakpoint
CREATE INDEX "member_merged_ix" ON "member" USING btree ("merged_into") WHERE "member"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "session_member_ix" ON "session" USING btree ("member_id");--> statement-breakpoint
ALTER TABLE "member" DROP COLUMN "name";--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_act" CHECK ("consent"."act" in ('given', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_kind" CHECK ("identity"."kind" in ('openid', 'unionid', 'phone', 'customer'));--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_merged" CHECK (("member"."state" = 'merged') = ("member"."merged_into" is not null));--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_state" CHECK ("member"."state" in ('active', 'blocked', 'closed', 'merged'));
--> statement-breakpoint
-- What a member is known by, found from the member's side too.
INSERT INTO known_by (member_id, kind, value) SELECT member_id, kind, value FROM identity;
--> statement-breakpoint
CREATE TRIGGER identity_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "identity_change" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
--> statement-breakpoint
INSERT INTO "approval" ("id", "kind", "subject_id", "body", "because", "state", "asked_by", "asked_at", "expires_at", "decided_by", "decided_at")
SELECT "id", 'top-up', "budget_id", jsonb_build_object('amount', "amount"), "because", "state", "asked_by", "asked_at", "asked_at" + 604800000, "decided_by", "decided_at" FROM "top_up";
--> statement-breakpoint
INSERT INTO "admin_seat" ("role", "operator_id") SELECT 'admin', "id" FROM "operator" WHERE "role" = 'admin' AND "state" = 'active';
--> statement-breakpoint
-- That somebody was erased stays so.
CREATE TRIGGER erasure_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "erasure" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
--> statement-breakpoint
-- Histories become chains, in the order they were told in. The one time that transfers are changed: they gain two columns, and lose nothing.
DROP TRIGGER transfer_append_only ON "transfer";
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
CREATE TRIGGER transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "transfer" FOR EACH STATEMENT EXECUTE FUNCTION append_only();
--> statement-breakpoint
DROP TABLE "top_up" CASCADE;
