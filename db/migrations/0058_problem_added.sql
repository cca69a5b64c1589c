ALTER TABLE "officer"."problems" ADD COLUMN "added" "bytea";--> statement-breakpoint
ALTER TABLE "officer"."problems" ADD COLUMN "added_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "station"."requests" ADD COLUMN "added" "bytea";