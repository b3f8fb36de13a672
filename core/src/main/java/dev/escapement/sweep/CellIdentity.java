package dev.escapement.sweep;

import dev.escapement.algorithm.Model;
import dev.escapement.numeric.Sha256;
import dev.escapement.theory.StepSizePolicy;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Names the cells of one setting: a cell id is a hash of all that its result depends on, the configured laws included, and
 * of nothing else. Not in it: max-steps, which only cuts a run short, file names, the layout of the sweep.
 *
 * <p>{@link #VERSION} is part of the hash. It rises with every change of a random stream, of an engine's arithmetic or of
 * the fields below, so that rows from before can never pass for rows from after.
 */
public final class CellIdentity {
    /** The version of the hash and of every random stream. */
    public static final int VERSION = 2;

    private final byte[] setting;

    /** The identity of the cells of one setting under one root seed. */
    public CellIdentity(Setting setting, long rootSeed) {
        this.setting = Sha256.of(fields(setting, rootSeed));
    }

    /** The id of the cell with a given seed. */
    public CellId of(long seed) {
        byte[] last = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
        ByteBuffer id = ByteBuffer.wrap(new Sha256().add(setting).add(last).bytes());
        return new CellId(id.getLong(), id.getLong());
    }

    /** Every field by name, numbers as their IEEE bits: nothing here depends on how a JDK spells a double. */
    private static String fields(Setting setting, long rootSeed) {
        GridPoint point = setting.point();
        Model model = point.model();
        StringBuilder text = new StringBuilder("escapement cell");
        field(text, "version", Integer.toString(VERSION));
        field(text, "algorithm", model.algorithm().name());
        field(text, "link", model.link().name());
        field(text, "activation", model.neuron().activation().name());
        field(text, "loss", model.loss().label());
        field(text, "geometry", model.geometry().label());
        field(text, "overlap_mode", point.escape().mode().label());
        field(text, "init", point.init().label());
        field(text, "engine", point.engine().engine());
        field(text, "precision", point.engine().precision().orElse(""));
        field(text, "dimension", Long.toString(point.dimension()));
        field(text, "eta", setting.eta());
        if (point.rate() instanceof LearningRate.Law law) {
            field(text, "eta_coefficient", law.coefficient());
            field(text, "eta_exponent", law.exponent());
        }
        field(text, "gamma_policy", point.policy().label());
        field(text, "gamma", setting.gamma());
        if (point.policy() instanceof StepSizePolicy.Paper paper) {
            field(text, "gamma_delta", paper.delta());
        } else if (point.policy() instanceof StepSizePolicy.Law law) {
            field(text, "gamma_coefficient", law.coefficient());
            field(text, "gamma_exponent", law.exponent());
        }
        field(text, "second_layer", model.neuron().secondLayer());
        field(text, "noise_std", model.noiseStd());
        field(text, "threshold", point.escape().threshold());
        field(text, "root_seed", Long.toString(rootSeed));
        return text.toString();
    }

    private static void field(StringBuilder text, String name, double number) {
        double plusZero = number + 0.0;
        field(text, name, HexFormat.of().toHexDigits(Double.doubleToLongBits(plusZero)));
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append('\n').append(name).append('=').append(value);
    }
}
