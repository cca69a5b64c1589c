CREATE TABLE "officer"."counted" (
	"month" text NOT NULL,
	"measure" text NOT NULL,
	"block" integer NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "counted_month_measure_person_id_pk" PRIMARY KEY("month","measure","person_id")
);
--> statement-breakpoint
CREATE TABLE "officer"."counted_blocks" (
	"month" text NOT NULL,
	"measure" text NOT NULL,
	"block" integer NOT NULL,
	"total" integer NOT NULL,
	CONSTRAINT "counted_blocks_month_measure_block_pk" PRIMARY KEY("month","measure","block")
);
--> statement-breakpoint
CREATE TABLE "ledger"."figure_releases" (
	"month" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."figures" (
	"month" text NOT NULL,
	"measure" text NOT NULL,
	"block" integer NOT NULL,
	"unit_id" uuid,
	"unit_ids" jsonb NOT NULL,
	"about" integer NOT NULL,
	"share" jsonb NOT NULL,
	CONSTRAINT "figures_month_measure_block_pk" PRIMARY KEY("month","measure","block")
);
--> statement-breakpoint
ALTER TABLE "ledger"."units" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "officer"."counted" ADD CONSTRAINT "counted_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counted_person" ON "officer"."counted" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "ledger"."units" ADD CONSTRAINT "units_parent_id_units_id_fk" FOREIGN KEY ("parent_id") REFERENCES "ledger"."units"("id") ON DELETE no action ON UPDATE no action;