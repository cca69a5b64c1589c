CREATE TABLE "officer"."break_glass" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"level" text NOT NULL,
	"ground" text NOT NULL,
	"facts" jsonb NOT NULL,
	"why" text,
	"reference" text,
	"delay" text,
	"delay_hours" integer,
	"state" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"opens_until" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"tell_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"reviewed_by" uuid,
	"reviewed_at" timestamp (3) with time zone,
	CONSTRAINT "break_glass_two_people" CHECK ("officer"."break_glass"."decided_by" is null or "officer"."break_glass"."decided_by" <> "officer"."break_glass"."asked_by"),
	CONSTRAINT "break_glass_opened_by_two" CHECK ("officer"."break_glass"."state" not in ('open', 'over') or "officer"."break_glass"."decided_by" is not null and "officer"."break_glass"."opens_until" is not null)
);
--> statement-breakpoint
ALTER TABLE "officer"."break_glass" ADD CONSTRAINT "break_glass_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "officer"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "break_glass_newest" ON "officer"."break_glass" USING btree ("asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "break_glass_one" ON "officer"."break_glass" USING btree ("case_id") WHERE "officer"."break_glass"."state" in ('asked', 'open');