CREATE TABLE "ledger"."review_figures" (
	"quarter" text NOT NULL,
	"measure" text NOT NULL,
	"block" integer NOT NULL,
	"unit_id" uuid,
	"unit_ids" jsonb NOT NULL,
	"about" integer NOT NULL,
	"share" jsonb NOT NULL,
	CONSTRAINT "review_figures_quarter_measure_block_pk" PRIMARY KEY("quarter","measure","block")
);
--> statement-breakpoint
CREATE TABLE "ledger"."reviews" (
	"quarter" text NOT NULL,
	"world" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reviews_pkey" PRIMARY KEY("quarter","world")
);
