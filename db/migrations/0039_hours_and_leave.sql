CREATE TABLE "station"."leave_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"days" integer NOT NULL,
	"stand_in_id" uuid NOT NULL,
	"called_off_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "station"."worked_days" (
	"officer_id" uuid NOT NULL,
	"on" date NOT NULL,
	"minutes" integer NOT NULL,
	CONSTRAINT "worked_days_pkey" PRIMARY KEY("officer_id","on")
);
--> statement-breakpoint
ALTER TABLE "station"."leave_plans" ADD CONSTRAINT "leave_plans_officer_id_roster_id_fk" FOREIGN KEY ("officer_id") REFERENCES "station"."roster"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station"."leave_plans" ADD CONSTRAINT "leave_plans_stand_in_id_roster_id_fk" FOREIGN KEY ("stand_in_id") REFERENCES "station"."roster"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station"."worked_days" ADD CONSTRAINT "worked_days_officer_id_roster_id_fk" FOREIGN KEY ("officer_id") REFERENCES "station"."roster"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leave_plans_officer" ON "station"."leave_plans" USING btree ("officer_id","from_on");--> statement-breakpoint
CREATE INDEX "leave_plans_stand_in" ON "station"."leave_plans" USING btree ("stand_in_id");