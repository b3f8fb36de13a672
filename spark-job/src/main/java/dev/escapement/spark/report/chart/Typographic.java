package dev.escapement.spark.report.chart;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.escapement.spark.report.text.MathText;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a text, or texts, that the page shows with its mathematics set as in print: JSON has {@link MathText#markup}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@JacksonAnnotationsInside
@JsonSerialize(using = Typographic.Serializer.class)
public @interface Typographic {
    /** Writes a text, or a list of texts. */
    final class Serializer extends StdSerializer<Object> {
        private static final long serialVersionUID = 1;

        Serializer() {
            super(Object.class);
        }

        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value instanceof Iterable<?> texts) {
                json.writeStartArray();
                for (Object text : texts) {
                    json.writeString(MathText.of(text.toString()).markup());
                }
                json.writeEndArray();
            } else {
                json.writeString(MathText.of(value.toString()).markup());
            }
        }
    }
}
