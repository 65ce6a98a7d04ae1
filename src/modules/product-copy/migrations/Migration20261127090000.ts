import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261127090000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "copy_template" ("id" text not null, "name" text not null, "version" integer not null, "texts" jsonb not null, "note" text null, "created_by" text null, "is_current" boolean not null default true, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "copy_template_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_template_deleted_at" ON "copy_template" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_copy_template_name_version_unique" ON "copy_template" ("name", "version") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_copy_template_one_current" ON "copy_template" ("name") WHERE is_current AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "copy_baseline" ("id" text not null, "version" integer not null, "baseline" jsonb not null, "note" text null, "created_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "copy_baseline_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_baseline_deleted_at" ON "copy_baseline" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_copy_baseline_version_unique" ON "copy_baseline" ("version") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "copy_draft" add column if not exists "template" text null, add column if not exists "template_name" text null;`);
    // Their fingerprints have that name in them, so that no update of their products has them drafted anew.
    this.addSql(`update "copy_draft" set "template" = coalesce("provenance"->>'template', 'default@1') where "fingerprint" is not null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_template" ON "copy_draft" ("template") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "copy_template" cascade;`);
    this.addSql(`drop table if exists "copy_baseline" cascade;`);

    this.addSql(`drop index if exists "IDX_copy_draft_template";`);
    this.addSql(`alter table if exists "copy_draft" drop column if exists "template", drop column if exists "template_name";`);
  }

}
