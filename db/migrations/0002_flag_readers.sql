ALTER TABLE "station"."flag_inbox" ADD COLUMN "reader_id" uuid;--> statement-breakpoint
ALTER TABLE "officer"."flags" ADD COLUMN "reader_id" uuid;