package dev.escapement.spark.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

/** What a Java that cannot lay out text lacks. The exceptions are those that JDKs throw, see .ci/no-fonts too. */
public class TextTroubleTest {
    private static final String HEAD = "Fontconfig head is null, check your fonts or fonts configuration";

    @Test
    void thisJavaLaysOutText() {
        assertThat(TextTrouble.found()).isEmpty();
    }

    @Test
    void missingFontsAreNamed() {
        Throwable head = thrown(new RuntimeException(HEAD), "sun.awt.FontConfiguration", "getVersion");
        assertThat(new TextTrouble(new InternalError(new InvocationTargetException(head))).lacking())
                .contains("this Java finds no fonts (java.lang.RuntimeException: " + HEAD
                        + "); install fontconfig and a font");
        assertThat(new TextTrouble(thrown(
                                new Error("Probable fatal error:No fonts found."),
                                "sun.font.SunFontManager",
                                "getDefaultPhysicalFont"))
                        .lacking())
                .get()
                .asString()
                .startsWith("this Java finds no fonts (java.lang.Error: Probable fatal error:No fonts found.)");
        NoClassDefFoundError again = new NoClassDefFoundError("Could not initialize class sun.font.FontManagerFactory");
        again.initCause(thrown(
                new ExceptionInInitializerError("Exception " + HEAD), "sun.awt.FontConfiguration", "getVersion"));
        assertThat(new TextTrouble(again).lacking()).get().asString().startsWith("this Java finds no fonts (");
    }

    @Test
    void aMissingLibraryIsNotCalledAFont() {
        Throwable library = thrown(
                new UnsatisfiedLinkError("libfontmanager.so: libfreetype.so.6: cannot open shared object file"),
                "jdk.internal.loader.NativeLibraries",
                "load");
        assertThat(new TextTrouble(library).lacking())
                .contains(
                        "this Java lacks a library that lays out text (java.lang.UnsatisfiedLinkError: libfontmanager.so:"
                                + " libfreetype.so.6: cannot open shared object file); install it");
    }

    @Test
    void whatTheMachineHasNoPartInIsNotItsLack() {
        assertThat(new TextTrouble(thrown(
                                new NoClassDefFoundError("sun/font/Absent"), "sun.font.SunFontManager", "<init>"))
                        .lacking())
                .isEmpty();
        assertThat(new TextTrouble(thrown(
                                new IncompatibleClassChangeError("x"), "dev.escapement.spark.report.Paper", "width"))
                        .lacking())
                .isEmpty();
        assertThat(new TextTrouble(new OutOfMemoryError("Java heap space")).lacking())
                .isEmpty();
    }

    /** As if a method of a class had thrown it. */
    public static Throwable thrown(Throwable what, String by, String method) {
        what.setStackTrace(new StackTraceElement[] {new StackTraceElement(by, method, null, -1)});
        return what;
    }
}
