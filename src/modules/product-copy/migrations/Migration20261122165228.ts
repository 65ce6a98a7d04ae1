import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261122165228 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "copy_draft" ("id" text not null, "product_id" text not null, "locale" text not null, "status" text check ("status" in ('pending', 'generating', 'ready', 'accepted', 'rejected', 'failed', 'superseded')) not null default 'pending', "trigger" text check ("trigger" in ('manual', 'automatic')) not null default 'manual', "search_text" text not null default '', "content" jsonb null, "edited" jsonb not null, "issues" jsonb not null, "baseline" jsonb not null, "published" jsonb null, "provenance" jsonb null, "fingerprint" text null, "instructions" text null, "error" jsonb null, "reject_reason" text null, "attempts" integer not null default 0, "seed" integer not null default 0, "forced" boolean not null default false, "rerun" boolean not null default false, "started_at" timestamptz null, "claimed_by" text null, "claimed_until" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "copy_draft_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_deleted_at" ON "copy_draft" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_product_id_locale" ON "copy_draft" ("product_id", "locale") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_status" ON "copy_draft" ("status") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_created_at" ON "copy_draft" ("created_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_fingerprint_locale" ON "copy_draft" ("fingerprint", "locale") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_copy_draft_one_in_the_making" ON "copy_draft" ("product_id", "locale") WHERE status IN ('pending', 'generating') AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_copy_draft_one_inference_per_fingerprint" ON "copy_draft" ("fingerprint", "locale") WHERE status = 'generating' AND fingerprint IS NOT NULL AND forced = false AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "copy_draft" cascade;`);
  }

}
