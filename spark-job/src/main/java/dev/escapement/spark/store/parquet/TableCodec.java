package dev.escapement.spark.store.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.hadoop.codec.ZstandardCodec;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** What compresses all tables: zstd, whose native library unpacks itself into {@code java.io.tmpdir} when it is first used. */
public final class TableCodec {
    static final CompressionCodecName NAME = CompressionCodecName.ZSTD;

    private TableCodec() {}

    /**
     * Uses it once.
     *
     * @throws LinkageError if its library cannot be loaded
     */
    public static void load() throws IOException {
        ZstandardCodec codec = new ZstandardCodec();
        codec.setConf(new org.apache.hadoop.conf.Configuration(false));
        try (OutputStream out = codec.createOutputStream(new ByteArrayOutputStream())) {
            out.write(0);
        }
    }
}
