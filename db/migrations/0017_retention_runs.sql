CREATE TABLE "ledger"."retention_runs" (
	"at" timestamp (3) with time zone PRIMARY KEY NOT NULL,
	"left" jsonb NOT NULL
);
