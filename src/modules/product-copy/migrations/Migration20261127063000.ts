import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Finds words anywhere in a draft's titles from an index, where PostgreSQL may have one for that. Without it, it reads all drafts. */
export class Migration20261127063000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`do $$ begin
      create extension if not exists pg_trgm;
      create index if not exists "IDX_copy_draft_search_text_trigrams" on "copy_draft" using gin ("search_text" gin_trgm_ops) where deleted_at is null;
    exception
      -- The extension is not installed, or the store's database user may not create it.
      when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
        raise notice 'pg_trgm is not to be had here: searching copy drafts reads them all';
    end $$;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_copy_draft_search_text_trigrams";`);
  }

}
