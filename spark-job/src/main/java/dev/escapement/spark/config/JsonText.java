package dev.escapement.spark.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;

/** JSON documents. */
public final class JsonText {
    private JsonText() {}

    /** A document of these fields, indented; values are strings, numbers, booleans, nulls, lists and maps of such. */
    public static String of(Map<String, Object> fields) {
        return ConfigValueFactory.fromMap(fields)
                .render(ConfigRenderOptions.concise().setFormatted(true))
                .stripTrailing();
    }

    /** A document's fields. */
    public static Map<String, Object> parse(String json) {
        return ConfigFactory.parseString(json).root().unwrapped();
    }
}
