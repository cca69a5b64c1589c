ALTER TABLE "station"."care_tasks" ADD COLUMN "offered" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "station"."leave_plans" ADD COLUMN "duties" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "station"."leave_plans" ADD COLUMN "handed_over_on" date;