CREATE TABLE "binding" (
	"invitee_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"inviter_id" text,
	"code" text,
	"lead_id" text,
	"surface" text NOT NULL,
	"manager_id" text,
	"touched_at" bigint NOT NULL,
	"bound_at" bigint NOT NULL,
	"due_by" bigint NOT NULL,
	"version" bigint NOT NULL,
	"state" text NOT NULL,
	"reached" jsonb NOT NULL,
	"promised" jsonb NOT NULL,
	"signals" jsonb NOT NULL,
	"review_by" bigint,
	"reviewed_by" text,
	"reviewed_at" bigint,
	"because" text,
	"marks" jsonb NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "binding_invitee_id_offer_id_pk" PRIMARY KEY("invitee_id","offer_id"),
	CONSTRAINT "binding_state_ck" CHECK ("binding"."state" in ('open', 'held', 'done', 'lapsed', 'rejected')),
	CONSTRAINT "binding_self_ck" CHECK ("binding"."inviter_id" is null or "binding"."inviter_id" <> "binding"."invitee_id")
);
--> statement-breakpoint
CREATE TABLE "binding_act" (
	"invitee_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"at" bigint NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"milestone" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "binding_act_invitee_id_offer_id_at_source_key_pk" PRIMARY KEY("invitee_id","offer_id","at","source","key")
);
--> statement-breakpoint
CREATE TABLE "branch" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"manager_ids" jsonb NOT NULL,
	"turn" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "custody" (
	"member_id" text PRIMARY KEY NOT NULL,
	"manager_id" text NOT NULL,
	"at" bigint NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inviter" (
	"member_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"bound" bigint NOT NULL,
	"rewarded" bigint NOT NULL,
	"points" bigint NOT NULL,
	"recent" jsonb NOT NULL,
	"windows" jsonb NOT NULL,
	"shown" boolean NOT NULL,
	CONSTRAINT "inviter_member_id_offer_id_pk" PRIMARY KEY("member_id","offer_id")
);
--> statement-breakpoint
CREATE TABLE "lead" (
	"id" text PRIMARY KEY NOT NULL,
	"offer_id" text NOT NULL,
	"sealed_phone" text,
	"sealed_name" text,
	"phone" text,
	"member_id" text,
	"inviter_id" text,
	"code" text,
	"source" text NOT NULL,
	"branch" text,
	"manager_id" text,
	"state" text NOT NULL,
	"due_by" bigint NOT NULL,
	"events" bigint NOT NULL,
	"added_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "lead_state_ck" CHECK ("lead"."state" in ('new', 'contacted', 'met', 'confirming', 'confirmed', 'lost', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "lead_event" (
	"lead_id" text NOT NULL,
	"n" bigint NOT NULL,
	"at" bigint NOT NULL,
	"act" text NOT NULL,
	"by" text NOT NULL,
	"note" text,
	CONSTRAINT "lead_event_lead_id_n_pk" PRIMARY KEY("lead_id","n")
);
--> statement-breakpoint
CREATE TABLE "lead_of" (
	"person" text NOT NULL,
	"offer_id" text NOT NULL,
	"lead_id" text NOT NULL,
	CONSTRAINT "lead_of_person_offer_id_pk" PRIMARY KEY("person","offer_id")
);
--> statement-breakpoint
CREATE TABLE "left_before" (
	"mark" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lineage" (
	"offer_id" text NOT NULL,
	"member_id" text NOT NULL,
	"above" jsonb NOT NULL,
	"bound" boolean NOT NULL,
	"marks" jsonb NOT NULL,
	CONSTRAINT "lineage_offer_id_member_id_pk" PRIMARY KEY("offer_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "link_art" (
	"code" text PRIMARY KEY NOT NULL,
	"url_link" text,
	"url_link_until" bigint,
	"image" text
);
--> statement-breakpoint
CREATE TABLE "mailing" (
	"id" text PRIMARY KEY NOT NULL,
	"offer_id" text NOT NULL,
	"surface" text NOT NULL,
	"material" text,
	"text" text NOT NULL,
	"min_level" bigint,
	"state" text NOT NULL,
	"total" bigint NOT NULL,
	"taken" bigint NOT NULL,
	"last_id" text NOT NULL,
	"taken_at" bigint,
	"sent" bigint NOT NULL,
	"failed" bigint NOT NULL,
	"faults" jsonb NOT NULL,
	"by" text NOT NULL,
	"manager_id" text,
	"added_at" bigint NOT NULL,
	CONSTRAINT "mailing_state_ck" CHECK ("mailing"."state" in ('sending', 'sent', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "mailing_recipient" (
	"mailing_id" text NOT NULL,
	"n" bigint NOT NULL,
	"member_id" text,
	"code" text NOT NULL,
	"state" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "mailing_recipient_mailing_id_n_pk" PRIMARY KEY("mailing_id","n")
);
--> statement-breakpoint
CREATE TABLE "mailing_sheet" (
	"mailing_id" text NOT NULL,
	"page" bigint NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "mailing_sheet_mailing_id_page_pk" PRIMARY KEY("mailing_id","page")
);
--> statement-breakpoint
CREATE TABLE "mark_tally" (
	"offer_id" text NOT NULL,
	"kind" text NOT NULL,
	"mark" text NOT NULL,
	"inviter_id" text NOT NULL,
	"invitees" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	CONSTRAINT "mark_tally_offer_id_kind_mark_inviter_id_pk" PRIMARY KEY("offer_id","kind","mark","inviter_id")
);
--> statement-breakpoint
CREATE TABLE "phone_code" (
	"phone" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"sent_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"tries" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phone_code_tally" (
	"kind" text NOT NULL,
	"mark" text NOT NULL,
	"window" text NOT NULL,
	"sent" bigint NOT NULL,
	"until" bigint NOT NULL,
	CONSTRAINT "phone_code_tally_kind_mark_window_pk" PRIMARY KEY("kind","mark","window")
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"offer_id" text PRIMARY KEY NOT NULL,
	"bindings" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "share_hop" (
	"sharer" text NOT NULL,
	"offer_id" text NOT NULL,
	"hop" text NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "share_hop_sharer_offer_id_hop_pk" PRIMARY KEY("sharer","offer_id","hop")
);
--> statement-breakpoint
CREATE TABLE "share_link" (
	"code" text PRIMARY KEY NOT NULL,
	"offer_id" text NOT NULL,
	"member_id" text,
	"visitor_id" text,
	"parent" text,
	"root" text NOT NULL,
	"depth" bigint NOT NULL,
	"surface" text NOT NULL,
	"material" text,
	"manager_id" text,
	"branch" text,
	"minted_at" bigint NOT NULL,
	CONSTRAINT "share_link_first_ck" CHECK (("share_link"."parent" is null) = ("share_link"."depth" = 1))
);
--> statement-breakpoint
CREATE TABLE "touch" (
	"visitor_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"code" text NOT NULL,
	"member_id" text,
	"at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"scene" bigint,
	"refused_at" bigint,
	CONSTRAINT "touch_visitor_id_seq_pk" PRIMARY KEY("visitor_id","seq")
);
--> statement-breakpoint
CREATE TABLE "visitor" (
	"id" text PRIMARY KEY NOT NULL,
	"first_at" bigint NOT NULL,
	"member_ids" jsonb NOT NULL,
	"touches" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visitor_of" (
	"member_id" text NOT NULL,
	"visitor_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "visitor_of_member_id_visitor_id_pk" PRIMARY KEY("member_id","visitor_id")
);
--> statement-breakpoint
ALTER TABLE "offer_grant" ADD COLUMN "hold" text;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "settled_at" bigint;--> statement-breakpoint
CREATE INDEX "binding_inviter_ix" ON "binding" USING btree ("inviter_id","offer_id","bound_at");--> statement-breakpoint
CREATE INDEX "binding_offer_ix" ON "binding" USING btree ("offer_id","bound_at");--> statement-breakpoint
CREATE INDEX "binding_code_ix" ON "binding" USING btree ("code");--> statement-breakpoint
CREATE INDEX "binding_review_ix" ON "binding" USING btree ("review_by") WHERE "binding"."state" = 'held';--> statement-breakpoint
CREATE INDEX "binding_due_ix" ON "binding" USING btree ("due_by") WHERE "binding"."state" in ('open', 'held');--> statement-breakpoint
CREATE INDEX "inviter_board_ix" ON "inviter" USING btree ("offer_id","rewarded");--> statement-breakpoint
CREATE INDEX "lead_manager_ix" ON "lead" USING btree ("manager_id","state","due_by");--> statement-breakpoint
CREATE INDEX "lead_offer_ix" ON "lead" USING btree ("offer_id","id");--> statement-breakpoint
CREATE INDEX "lead_due_ix" ON "lead" USING btree ("due_by") WHERE "lead"."state" in ('new', 'contacted', 'met', 'confirming');--> statement-breakpoint
CREATE INDEX "lead_member_ix" ON "lead" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "mailing_sending_ix" ON "mailing" USING btree ("id") WHERE "mailing"."state" = 'sending';--> statement-breakpoint
CREATE INDEX "mailing_recipient_code_ix" ON "mailing_recipient" USING btree ("code");--> statement-breakpoint
CREATE INDEX "mailing_recipient_member_ix" ON "mailing_recipient" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "phone_code_tally_until_ix" ON "phone_code_tally" USING btree ("until");--> statement-breakpoint
CREATE INDEX "share_link_parent_ix" ON "share_link" USING btree ("parent");--> statement-breakpoint
CREATE INDEX "share_link_offer_ix" ON "share_link" USING btree ("offer_id","minted_at");--> statement-breakpoint
CREATE INDEX "share_link_member_ix" ON "share_link" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "touch_code_ix" ON "touch" USING btree ("code","at");