package dev.escapement.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Runs that another writer, DuckDB, has left. */
final class ForeignRuns {
    /** Twenty-four runs of online SGD on he3 to the contract: d = 16 to 256, six seeds each. */
    static final String RUNS = """
            select md5(concat(d, ':', s)) as cell_id, 'online' as algorithm, 'he3' as link, 'he3' as activation,
              'correlation' as loss, 'projected' as geometry, 'absolute' as overlap_mode, 'positive' as init,
              'reduced' as engine, null::varchar as precision, 'law' as gamma_policy, d::int as dimension,
              null::double as eta, null::double as eta_coefficient, null::double as eta_exponent, 0.01 / d as gamma,
              null::double as gamma_delta, 0.01::double as gamma_coefficient, 1::double as gamma_exponent,
              1::double as second_layer, 0::double as noise_std, 0.5::double as threshold, 1000000::bigint as max_steps,
              s::bigint as seed, 0::bigint as root_seed, 0.1::double as initial_overlap, 0.5::double as final_overlap,
              'ESCAPED' as status, (d * d * (4 + s * s) / 8)::bigint as escape_step, 9::bigint as steps,
              9::bigint as samples, 9::bigint as gradient_evaluations, null::varchar as error, 9::bigint as wall_nanos,
              'scalar' as kernel, 'elsewhere' as host, now() as finished_at
            from (select unnest([16, 64, 128, 256]) d) cross join (select unnest(range(6)) s)""";

    private ForeignRuns() {}

    /**
     * Writes these runs into an output.
     *
     * @param replaced SQL that replaces columns
     * @param more SQL that follows
     */
    static void write(Path output, String file, String replaced, String more) throws IOException, SQLException {
        copy("select * replace (" + replaced + ") from (" + RUNS + ") " + more, output, file);
    }

    /**
     * The same.
     *
     * @param added SQL of columns that were added to the contract later
     */
    static void writeWith(Path output, String file, String replaced, String added, String more)
            throws IOException, SQLException {
        copy("select * replace (" + replaced + "), " + added + " from (" + RUNS + ") " + more, output, file);
    }

    /**
     * The same.
     *
     * @param columns that the file lacks
     */
    static void writeWithout(Path output, String file, String columns, String more) throws IOException, SQLException {
        copy("select * exclude (" + columns + ") from (" + RUNS + ") " + more, output, file);
    }

    /** Writes the rows of a file with {@code finished_at} as INT96, as older Sparks and Hives do. */
    static void withTimesAsInt96(Path from, Path to) throws IOException {
        try (ParquetReader<Group> rows = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(from.toUri()))
                .build()) {
            Group row = rows.read();
            List<Type> columns = row.getType().getFields().stream()
                    .map(column -> column.getName().equals("finished_at")
                            ? Types.required(PrimitiveTypeName.INT96).named("finished_at")
                            : column)
                    .toList();
            MessageType theirs = new MessageType("spark_schema", columns);
            try (ParquetWriter<Group> file = ExampleParquetWriter.builder(new LocalOutputFile(to))
                    .withType(theirs)
                    .build()) {
                for (; row != null; row = rows.read()) {
                    file.write(copy(row, theirs));
                }
            }
        }
    }

    private static Group copy(Group row, MessageType theirs) {
        Group copy = new SimpleGroup(theirs);
        for (int i = 0; i < theirs.getFieldCount(); i++) {
            if (row.getFieldRepetitionCount(i) > 0) {
                switch (theirs.getType(i).asPrimitiveType().getPrimitiveTypeName()) {
                    case BINARY -> copy.add(i, row.getBinary(i, 0));
                    case INT32 -> copy.add(i, row.getInteger(i, 0));
                    case INT64 -> copy.add(i, row.getLong(i, 0));
                    case DOUBLE -> copy.add(i, row.getDouble(i, 0));
                    default -> copy.add(i, new NanoTime(2_461_075, 43_200_000_000_000L));
                }
            }
        }
        return copy;
    }

    private static void copy(String select, Path output, String file) throws IOException, SQLException {
        Path runs = Files.createDirectories(output.resolve("runs"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (" + select + ") to '" + runs.resolve(file) + "' (format parquet)");
        }
    }
}
