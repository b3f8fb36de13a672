package dev.escapement.simulation.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Every kernel there is: the vector kernel's width is a constant of its classes, so each width loads them anew. */
public final class Kernels {
    private static final String VECTOR = "dev.escapement.simulation.kernel.vector.";
    private static final String WIDTH = "escapement.vector.bits";

    private Kernels() {}

    public static List<Kernel> all() {
        List<Kernel> all = new ArrayList<>();
        all.add(new ScalarKernel());
        for (int bits : new int[] {128, 256, 512}) {
            all.add(vector(bits));
        }
        all.add(new WarmingKernel(new ScalarKernel(), vector(512)));
        return all;
    }

    private static Kernel vector(int bits) {
        System.setProperty(WIDTH, Integer.toString(bits));
        try {
            return (Kernel) new WidthLoader()
                    .loadClass(VECTOR + "VectorKernel")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no vector kernel of " + bits + " bits", e);
        } finally {
            System.clearProperty(WIDTH);
        }
    }

    /** Defines the vector kernel's classes itself, and leaves all others to the loader above. */
    private static final class WidthLoader extends ClassLoader {
        WidthLoader() {
            super(Kernels.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(VECTOR) || findLoadedClass(name) != null) {
                    return super.loadClass(name, resolve);
                }
                try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
    }
}
