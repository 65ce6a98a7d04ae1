import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261127100000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "copy_feedback" ("id" text not null, "draft_id" text not null, "product_id" text not null, "locale" text not null, "field" text not null, "verdict" text check ("verdict" in ('as_written', 'edited', 'rejected')) not null, "accepted" boolean not null, "distance" integer null, "changed" real null, "removed" text[] not null, "template" text null, "model" text null, "category" text null, "examples" integer not null default 0, "actor_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "copy_feedback_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_feedback_deleted_at" ON "copy_feedback" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_copy_feedback_draft_id_field_unique" ON "copy_feedback" ("draft_id", "field") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_feedback_created_at_id" ON "copy_feedback" ("created_at", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_feedback_examples" ON "copy_feedback" ("category", "locale", "created_at") WHERE accepted AND field = 'description' AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "copy_feedback" cascade;`);
  }

}
