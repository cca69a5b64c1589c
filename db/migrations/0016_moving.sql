CREATE TABLE "officer"."move_links" (
	"token_key" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer"."recovery_phrases" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"lookup" text NOT NULL,
	"proof" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recovery_phrases_lookup_unique" UNIQUE("lookup")
);
--> statement-breakpoint
ALTER TABLE "officer"."move_links" ADD CONSTRAINT "move_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."recovery_phrases" ADD CONSTRAINT "recovery_phrases_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;