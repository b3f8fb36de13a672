package dev.escapement.setting;

import dev.escapement.numeric.Sha256;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Names the cells of one setting: a cell id is a hash of all that its result depends on, the configured laws included, and
 * of nothing else. Not in it: max-steps, which only cuts a run short, file names, the layout of the sweep.
 *
 * <p>{@link #VERSION} is part of the hash. It rises with every change of a random stream, of an engine's arithmetic or of
 * what the fields of {@link SettingSchema} hash, so that rows from before can never pass for rows from after. A new field
 * needs no new version: at the value that settings had before, it is left out of the hash.
 */
public final class CellIdentity {
    /** The version of the hash and of every random stream. */
    public static final int VERSION = 2;

    private final byte[] setting;

    /** The identity of the cells of one setting under one root seed. */
    public CellIdentity(Setting setting, long rootSeed) {
        this.setting = Sha256.of(text(SettingSchema.FIELDS, setting, rootSeed));
    }

    /** The id of the cell with a given seed. */
    public CellId of(long seed) {
        byte[] last = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
        ByteBuffer id = ByteBuffer.wrap(new Sha256().add(setting).add(last).bytes());
        return new CellId(id.getLong(), id.getLong());
    }

    /** Every field by name, in the order of the schema; the root seed comes last. */
    static String text(List<Field<?>> fields, Setting setting, long rootSeed) {
        StringBuilder text = new StringBuilder("escapement cell");
        line(text, "version", Integer.toString(VERSION));
        fields.forEach(field -> field.hashed(setting).ifPresent(value -> line(text, field.name(), value)));
        line(text, "root_seed", Long.toString(rootSeed));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append('\n').append(name).append('=').append(value);
    }
}
