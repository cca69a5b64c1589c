CREATE TABLE "ledger"."paces" (
	"name" text PRIMARY KEY NOT NULL,
	"left" double precision NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
