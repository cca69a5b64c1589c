-- Whoever is signed in signs in again: an older session tells neither how nor since when.
DELETE FROM "ledger"."staff_sessions";--> statement-breakpoint
ALTER TABLE "ledger"."staff_sessions" ADD COLUMN "id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."staff_sessions" ADD COLUMN "by" text NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."staff_sessions" ADD COLUMN "device" text NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."staff_sessions" ADD COLUMN "signed_in_at" timestamp (3) with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."staff_sessions" ADD COLUMN "fresh_at" timestamp (3) with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."staff_sessions" ADD COLUMN "seen_at" timestamp (3) with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."staff_sessions" ADD COLUMN "idle_at" timestamp (3) with time zone NOT NULL;--> statement-breakpoint
CREATE INDEX "staff_sessions_staff" ON "ledger"."staff_sessions" USING btree ("staff_id");--> statement-breakpoint
ALTER TABLE "ledger"."staff_sessions" ADD CONSTRAINT "staff_sessions_id_unique" UNIQUE("id");