package dev.escapement.spark.store.parquet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A column of a table: a component of the record that is the table's row. Boxed numbers may be null, primitives never are;
 * a text, a time or an enum may be null where {@link #nullable} says so.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Column {
    /** What the column holds, with its unit: one sentence of the column dictionary. */
    String value();

    /** The name in files; by default the component's, in snake case. */
    String name() default "";

    /** Whether a text, a time or an enum may be null. */
    boolean nullable() default false;

    /** Whether the column came after the contract was published, so that files of others may lack it; then it is nullable. */
    boolean addition() default false;
}
