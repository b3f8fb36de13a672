package dev.escapement.setting;

import dev.escapement.numeric.Sha256;

/**
 * The ids by which tables are joined. Columns of settings may be null, and in SQL a null equals nothing, so that a join by them
 * loses rows; an id is never null. Equal settings, and equal groups, have equal ids in all tables and outputs.
 */
final class JoinId {
    private static final int DIGITS = 32;

    private JoinId() {}

    /** 32 hexadecimal digits that name a setting, whatever its seeds. */
    static String of(Setting setting) {
        StringBuilder text = new StringBuilder("escapement setting");
        for (Field<?> field : SettingSchema.FIELDS) {
            field.hashed(setting).ifPresent(value -> line(text, field, value));
        }
        return hash(text);
    }

    /** 32 hexadecimal digits that name a group. */
    static String of(SettingGroup group) {
        StringBuilder text = new StringBuilder("escapement group");
        for (Field<?> field : SettingColumns.GROUP.fields()) {
            field.hashed(group).ifPresent(value -> line(text, field, value));
        }
        return hash(text);
    }

    private static void line(StringBuilder text, Field<?> field, String value) {
        text.append('\n').append(field.name()).append('=').append(value);
    }

    private static String hash(StringBuilder text) {
        return Sha256.hex(text.toString()).substring(0, DIGITS);
    }
}
