CREATE TABLE "officer"."resource_uses" (
	"month" text NOT NULL,
	"what" text NOT NULL
);
