CREATE TABLE "ledger"."wrapping_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"proof" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
INSERT INTO "ledger"."wrapping_keys" VALUES ('root', '', now());
--> statement-breakpoint
ALTER TABLE "station"."flag_inbox" ADD COLUMN "wrapped" "bytea";--> statement-breakpoint
ALTER TABLE "station"."flag_inbox" ADD COLUMN "wrapped_by" text GENERATED ALWAYS AS (case length(wrapped) when 60 then 'root' else encode(substr(wrapped, 1, 8), 'escape') end) STORED;--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "wrapped_by" text GENERATED ALWAYS AS (case length(wrapped) when 60 then 'root' else encode(substr(wrapped, 1, 8), 'escape') end) STORED;--> statement-breakpoint
ALTER TABLE "officer"."person_keys" ADD COLUMN "wrapped_by" text GENERATED ALWAYS AS (case length(wrapped) when 60 then 'root' else encode(substr(wrapped, 1, 8), 'escape') end) STORED;--> statement-breakpoint
ALTER TABLE "station"."flag_inbox" ADD CONSTRAINT "flag_inbox_wrapped_by_wrapping_keys_id_fk" FOREIGN KEY ("wrapped_by") REFERENCES "ledger"."wrapping_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD CONSTRAINT "cases_wrapped_by_wrapping_keys_id_fk" FOREIGN KEY ("wrapped_by") REFERENCES "ledger"."wrapping_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."person_keys" ADD CONSTRAINT "person_keys_wrapped_by_wrapping_keys_id_fk" FOREIGN KEY ("wrapped_by") REFERENCES "ledger"."wrapping_keys"("id") ON DELETE no action ON UPDATE no action;