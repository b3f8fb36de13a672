package dev.escapement.spark.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** JSON that can stand in an HTML page: nothing in it can end the script element that holds it, or begin another. */
final class PageText {
    private static final ObjectMapper MAPPER = JsonMapper.builder(
                    new JsonFactory().setCharacterEscapes(new MarkupEscapes()))
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new FourDigits())
                    .addSerializer(double.class, new FourDigits()))
            .build();

    private PageText() {}

    static String json(Page page) {
        try {
            return MAPPER.writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a page is plain values", e);
        }
    }

    /** A text of JSON as it is, in one line, with what HTML minds escaped. */
    static String sanitized(String json) throws IOException {
        return MAPPER.writeValueAsString(MAPPER.readTree(json));
    }

    private static final class MarkupEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            for (char c : new char[] {'<', '>', '&', '\''}) {
                escapes[c] = CharacterEscapes.ESCAPE_STANDARD;
            }
            return escapes;
        }

        /** Line separators, which are no JSON escapes but end lines of scripts. */
        @Override
        public SerializableString getEscapeSequence(int character) {
            return character == 0x2028 || character == 0x2029
                    ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character))
                    : null;
        }
    }

    /** Numbers of charts: more digits than a pixel shows would only make the page larger. */
    private static final class FourDigits extends StdSerializer<Double> {
        private static final long serialVersionUID = 1;
        private static final MathContext DIGITS = new MathContext(4);

        FourDigits() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
            boolean plain = rounded.precision() - rounded.scale() <= 7 && rounded.scale() <= 8;
            json.writeNumber(plain ? rounded.toPlainString() : rounded.toString());
        }
    }
}
