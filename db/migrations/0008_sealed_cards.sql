CREATE TABLE "ledger"."glass_keys" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer"."sealed_cards" (
	"person_id" uuid NOT NULL,
	"field" text NOT NULL,
	"key_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"mask" "bytea",
	"left_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sealed_cards_person_id_field_pk" PRIMARY KEY("person_id","field")
);
--> statement-breakpoint
ALTER TABLE "officer"."sealed_cards" ADD CONSTRAINT "sealed_cards_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;