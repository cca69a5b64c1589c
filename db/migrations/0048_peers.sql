CREATE TABLE "station"."peers" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	"told_unit_id" uuid,
	CONSTRAINT "peers_officer" UNIQUE("officer_id")
);
--> statement-breakpoint
ALTER TABLE "station"."peers" ADD CONSTRAINT "peers_officer_id_roster_id_fk" FOREIGN KEY ("officer_id") REFERENCES "station"."roster"("id") ON DELETE cascade ON UPDATE no action;