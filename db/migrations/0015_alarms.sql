CREATE TABLE "officer"."alarms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"message_id" uuid,
	"case_id" uuid,
	"act" text NOT NULL,
	"level" text NOT NULL,
	"because" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"verdict" text,
	"verdict_by" text,
	"verdict_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "officer"."rule_switches" (
	"rule" text PRIMARY KEY NOT NULL,
	"to" text NOT NULL,
	"verdicts" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "alarms_case" ON "officer"."alarms" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "alarms_person" ON "officer"."alarms" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "alarms_open" ON "officer"."alarms" USING btree ("at") WHERE "officer"."alarms"."verdict" is null;