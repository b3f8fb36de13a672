import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Compares the rows of two outputs, what may differ from run to run aside: java -cp DUCKDB SameRows.java ONE OTHER. */
public final class SameRows {
    public static void main(String[] outputs) throws SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            long rows = count(statement, rows(outputs[0]));
            long otherRows = count(statement, rows(outputs[1]));
            long common = count(statement, rows(outputs[0]) + " INTERSECT " + rows(outputs[1]));
            System.out.println(common + " of " + rows + " and " + otherRows + " rows are the same");
            System.out.println("computed by " + kernels(statement, outputs[0]) + " and " + kernels(statement, outputs[1]));
            System.exit(rows == common && otherRows == common && rows > 0 ? 0 : 1);
        }
    }

    private static String rows(String output) {
        return "SELECT * EXCLUDE (wall_nanos, kernel, host, finished_at) FROM '" + output + "/runs/*.parquet'";
    }

    private static String kernels(Statement statement, String output) throws SQLException {
        String kernels = "SELECT string_agg(DISTINCT kernel, ', ') FROM '" + output + "/runs/*.parquet'";
        try (ResultSet result = statement.executeQuery(kernels)) {
            result.next();
            return result.getString(1);
        }
    }

    private static long count(Statement statement, String rows) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT count(*) FROM (" + rows + ")")) {
            result.next();
            return result.getLong(1);
        }
    }
}
