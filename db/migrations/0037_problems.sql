CREATE TABLE "ledger"."board_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item" text,
	"route" text NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"me_too" integer
);
--> statement-breakpoint
CREATE TABLE "ledger"."desk_routes" (
	"staff_id" uuid NOT NULL,
	"route" text NOT NULL,
	CONSTRAINT "desk_routes_staff_id_route_pk" PRIMARY KEY("staff_id","route")
);
--> statement-breakpoint
CREATE TABLE "officer"."me_toos" (
	"entry_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "me_toos_entry_id_person_id_pk" PRIMARY KEY("entry_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "officer"."problems" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"form" text,
	"item" text,
	"route" text,
	"avoids" text[] DEFAULT '{}' NOT NULL,
	"with_unit" boolean DEFAULT true NOT NULL,
	"sealed" "bytea" NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"standing" text,
	"standing_at" timestamp (3) with time zone,
	"answer" "bytea",
	"offer" "bytea",
	"verdict" text
);
--> statement-breakpoint
CREATE TABLE "station"."requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"form" text,
	"item" text,
	"route" text NOT NULL,
	"avoids" text[] DEFAULT '{}' NOT NULL,
	"unit_id" uuid,
	"locale" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"wrapped" "bytea",
	"wrapped_by" text GENERATED ALWAYS AS (case length(wrapped) when 60 then 'root' else encode(substr(wrapped, 1, 8), 'escape') end) STORED,
	"state" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"take_by" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"owner_id" uuid,
	"taken_at" timestamp (3) with time zone,
	"answer" "bytea",
	"answered_at" timestamp (3) with time zone,
	"outcome" text,
	"verdict" text,
	"reopened" integer DEFAULT 0 NOT NULL,
	"checked" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"climbed_to" text,
	"gathered_id" uuid,
	"publishing" text,
	"offer" "bytea",
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "ledger"."desk_routes" ADD CONSTRAINT "desk_routes_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."me_toos" ADD CONSTRAINT "me_toos_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."problems" ADD CONSTRAINT "problems_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station"."requests" ADD CONSTRAINT "requests_wrapped_by_wrapping_keys_id_fk" FOREIGN KEY ("wrapped_by") REFERENCES "ledger"."wrapping_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "problems_person" ON "officer"."problems" USING btree ("person_id","told_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "requests_route" ON "station"."requests" USING btree ("route","state","due_at");--> statement-breakpoint
CREATE INDEX "requests_item" ON "station"."requests" USING btree ("item","received_at");