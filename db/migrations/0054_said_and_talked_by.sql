ALTER TABLE "officer"."cases" ADD COLUMN "talked_by" uuid;--> statement-breakpoint
ALTER TABLE "officer"."messages" ADD COLUMN "said_by" uuid;