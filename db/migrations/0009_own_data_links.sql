CREATE TABLE "officer"."own_data_links" (
	"token_key" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "officer"."own_data_links" ADD CONSTRAINT "own_data_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;